import { streamCards } from './en/stream-cards.ts'
import { spoken } from './spoken.ts'

export const streamCardsWords = spoken({ en: streamCards })
