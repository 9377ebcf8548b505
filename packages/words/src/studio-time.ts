import { studioTime } from './en/studio-time.ts'
import { spoken } from './spoken.ts'

export const studioTimeWords = spoken({ en: studioTime })
