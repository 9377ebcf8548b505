import { library } from './en/library.ts'
import { spoken } from './spoken.ts'

export const libraryWords = spoken({ en: library })
