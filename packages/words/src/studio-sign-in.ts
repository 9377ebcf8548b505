import { studioSignIn } from './en/studio-sign-in.ts'
import { spoken } from './spoken.ts'

export const studioSignInWords = spoken({ en: studioSignIn })
