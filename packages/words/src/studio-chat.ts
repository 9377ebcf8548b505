import { studioChat } from './en/studio-chat.ts'
import { spoken } from './spoken.ts'

export const studioChatWords = spoken({ en: studioChat })
