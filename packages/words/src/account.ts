import { account } from './en/account.ts'
import { spoken } from './spoken.ts'

export const accountWords = spoken({ en: account })
