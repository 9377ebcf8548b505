import { rateLimit, requireTeam, requireUser } from '#http/guards.ts'
import { requireEntry } from '#http/require-entry.ts'
import { route } from '#http/route.ts'
import { banFromChat } from './ban-from-chat.ts'
import { listMessages } from './list-messages.ts'
import { removeMessage } from './remove-message.ts'
import { sendMessage } from './send-message.ts'
import { unbanFromChat } from './unban-from-chat.ts'

export const chatRoutes = [
  route('GET /streams/:streamId/messages', requireEntry, listMessages),
  route('POST /streams/:streamId/messages', requireEntry, rateLimit('40/minute per person'), sendMessage),
  route('DELETE /messages/:messageId', requireUser, removeMessage),
  route('POST /spaces/:spaceId/chat-bans', requireTeam('moderator'), banFromChat),
  route('DELETE /spaces/:spaceId/chat-bans/:userId', requireTeam('moderator'), unbanFromChat),
]
