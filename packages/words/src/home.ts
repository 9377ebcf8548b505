import { home } from './en/home.ts'
import { spoken } from './spoken.ts'

export const homeWords = spoken({ en: home })
