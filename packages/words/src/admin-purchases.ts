import { adminPurchases } from './en/admin-purchases.ts'
import { spoken } from './spoken.ts'

export const adminPurchasesWords = spoken({ en: adminPurchases })
