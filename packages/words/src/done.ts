import { done } from './en/done.ts'
import { spoken } from './spoken.ts'

export const doneWords = spoken({ en: done })
