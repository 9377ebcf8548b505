import { pass } from './en/pass.ts'
import { spoken } from './spoken.ts'

export const passWords = spoken({ en: pass })
