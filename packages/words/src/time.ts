import { time } from './en/time.ts'
import { spoken } from './spoken.ts'

export const timeWords = spoken({ en: time })
