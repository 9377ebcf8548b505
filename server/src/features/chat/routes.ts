import { notFound } from '#http/errors.ts'
import { rateLimit, requireTeam, requireUser } from '#http/guards.ts'
import { requireEntry } from '#http/require-entry.ts'
import { route, type Guard } from '#http/route.ts'
import { banFromChat } from './ban-from-chat.ts'
import { enterChat } from './enter-chat.ts'
import { listMessages } from './list-messages.ts'
import { removeMessage } from './remove-message.ts'
import { sendMessage } from './send-message.ts'
import { unbanFromChat } from './unban-from-chat.ts'

/** Where GetStream has the chat, a second one that nobody sees must not exist. */
const localChat: Guard = {
  label: 'local chat',
  check(ctx) {
    if (ctx.chat) throw notFound()
  },
}

export const chatRoutes = [
  route('POST /streams/:streamId/chat', requireEntry, rateLimit('30/minute per person'), enterChat),
  route('GET /streams/:streamId/messages', requireEntry, localChat, listMessages),
  route(
    'POST /streams/:streamId/messages',
    requireEntry,
    localChat,
    rateLimit('40/minute per person'),
    sendMessage,
  ),
  route('DELETE /messages/:messageId', requireUser, localChat, removeMessage),
  route('POST /spaces/:spaceId/chat-bans', requireTeam('moderator'), banFromChat),
  route('DELETE /spaces/:spaceId/chat-bans/:userId', requireTeam('moderator'), unbanFromChat),
]
