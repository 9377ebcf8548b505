import { watch } from './en/watch.ts'
import { spoken } from './spoken.ts'

export const watchWords = spoken({ en: watch })
