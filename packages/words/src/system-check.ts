import { systemCheck } from './en/system-check.ts'
import { spoken } from './spoken.ts'

export const systemCheckWords = spoken({ en: systemCheck })
