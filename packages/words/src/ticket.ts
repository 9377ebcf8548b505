import { ticket } from './en/ticket.ts'
import { spoken } from './spoken.ts'

export const ticketWords = spoken({ en: ticket })
