import { fields } from './en/fields.ts'
import { spoken } from './spoken.ts'

export const fieldWords = spoken({ en: fields })
