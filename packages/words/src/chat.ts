import { chat } from './en/chat.ts'
import { spoken } from './spoken.ts'

export const chatWords = spoken({ en: chat })
