import type { ChatMessage } from '@stagedoor/contract'
import type { Api } from '@stagedoor/contract/client'

const pageSize = 100
/** Two thousand messages; a longer evening shows its end. */
const mostPages = 20

/** Everything that was said in a stream, oldest first, for its replay. */
export async function loadChatHistory(
  api: Api,
  streamId: string,
  signal: AbortSignal,
): Promise<ChatMessage[]> {
  let messages: ChatMessage[] = []
  for (let page = 0; page < mostPages; page++) {
    const before = messages[0]?.id
    const { items, hasMore } = await api(
      'GET /streams/:streamId/messages',
      { streamId, limit: pageSize, ...(before ? { before } : {}) },
      { signal },
    )
    messages = [...items, ...messages]
    if (!hasMore || items.length === 0) break
  }
  return messages
}

/** What had been said by a moment of the replay. */
export function messagesUntil(
  messages: readonly ChatMessage[],
  startedAt: string,
  seconds: number,
): { message: ChatMessage; at: number }[] {
  const start = new Date(startedAt).getTime()
  return messages
    .map((message) => ({ message, at: Math.max(0, (new Date(message.createdAt).getTime() - start) / 1000) }))
    .filter(({ at }) => at <= seconds)
}
