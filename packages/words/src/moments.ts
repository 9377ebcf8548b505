import { moments } from './en/moments.ts'
import { spoken } from './spoken.ts'

export const momentsWords = spoken({ en: moments })
