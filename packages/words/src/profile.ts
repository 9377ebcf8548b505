import { profile } from './en/profile.ts'
import { spoken } from './spoken.ts'

export const profileWords = spoken({ en: profile })
