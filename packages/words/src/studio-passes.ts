import { studioPasses } from './en/studio-passes.ts'
import { spoken } from './spoken.ts'

export const studioPassesWords = spoken({ en: studioPasses })
