import { checkout } from './en/checkout.ts'
import { spoken } from './spoken.ts'

export const checkoutWords = spoken({ en: checkout })
