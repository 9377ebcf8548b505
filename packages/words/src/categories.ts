import { categories } from './en/categories.ts'
import { spoken } from './spoken.ts'

export const categoryWords = spoken({ en: categories })
