import { signIn } from './en/sign-in.ts'
import { spoken } from './spoken.ts'

export const signInWords = spoken({ en: signIn })
