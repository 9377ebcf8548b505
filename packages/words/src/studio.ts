import { studio } from './en/studio.ts'
import { spoken } from './spoken.ts'

export const studioWords = spoken({ en: studio })
