import { layout } from './en/layout.ts'
import { spoken } from './spoken.ts'

export const layoutWords = spoken({ en: layout })
