import { admin } from './en/admin.ts'
import { spoken } from './spoken.ts'

export const adminWords = spoken({ en: admin })
