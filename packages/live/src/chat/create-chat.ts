import type { ChatMessage, StreamEvent } from '@stagedoor/contract'
import { ApiError, isApiError } from '@stagedoor/contract/client'
import type { Api } from '@stagedoor/contract/client'
import { chatWords } from '@stagedoor/words/chat'
import { emptyChat, reduceChat } from './chat-state.ts'
import type { ChatAction, ChatState } from './chat-state.ts'

/** One stream's chat without React: what is shown, and what the person can do. */
export type Chat = {
  subscribe: (listener: () => void) => () => void
  getState: () => ChatState
  /** Reads the newest messages: at the start, and whenever the event stream opens again. */
  refresh(): Promise<void>
  /** Takes what the stream's events say; ignores those that are not about chat. */
  hear: (event: StreamEvent) => void
  readOlder(): Promise<void>
  send(text: string): Promise<void>
  sendAgain(clientId: string): Promise<void>
  discard(clientId: string): void
  remove(messageId: string): Promise<void>
  scrolled(isAtEnd: boolean): void
}

const pageSize = 50
// The longest a timer can wait; a longer pause is lifted by the next visit.
const longestTimerMs = 2 ** 31 - 1

/** The local provider: our own endpoints for history and sending, the stream's events for what others say. */
export function createChat({
  api,
  streamId,
  userId,
  slowModeSeconds,
}: {
  api: Api
  streamId: string
  /** Null for somebody who may only read. */
  userId: string | null
  /** 0 for the team, whom slow mode does not hold. */
  slowModeSeconds: number
}): Chat {
  let state = emptyChat
  const listeners = new Set<() => void>()
  const act = (action: ChatAction) => {
    state = reduceChat(state, action)
    for (const listener of listeners) listener()
  }

  let pauseEnds: ReturnType<typeof setTimeout> | undefined
  function setPaused(isPaused: boolean, until: string | null = null): void {
    clearTimeout(pauseEnds)
    act(isPaused ? { type: 'paused', reason: chatWords().paused } : { type: 'resumed' })
    const waitMs = until === null ? Infinity : Date.parse(until) - Date.now()
    if (isPaused && waitMs < longestTimerMs) pauseEnds = setTimeout(() => setPaused(false), waitMs)
  }

  async function deliver(clientId: string, text: string): Promise<void> {
    act({ type: 'sending', clientId, text })
    try {
      const message = await api('POST /streams/:streamId/messages', { streamId, clientId, text })
      act({ type: 'sent', clientId, message, heldUntil: Date.now() + slowModeSeconds * 1000 })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'chat/banned' || error.code === 'access/banned')
        return act({ type: 'paused', reason: error.message })
      if (error.retryAfterSeconds) act({ type: 'held', until: Date.now() + error.retryAfterSeconds * 1000 })
      act({ type: 'send-failed', clientId, reason: error.message })
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getState: () => state,
    async refresh() {
      // Whoever is still paused hears it again when the events open again.
      if (state.paused !== null) setPaused(false)
      try {
        const page = await api('GET /streams/:streamId/messages', { streamId, limit: pageSize })
        act({ type: 'history', messages: page.items, hasMore: page.hasMore, ownId: userId })
      } catch (error) {
        if (!isApiError(error)) throw error
        act({ type: 'history-failed' })
      }
    },
    hear(event) {
      if (event.type === 'message')
        act({ type: 'arrived', message: event.message, isOwn: event.message.author.id === userId })
      if (event.type === 'message-removed')
        act({ type: 'removed', messageId: event.messageId, removedBy: event.removedBy })
      if (event.type === 'chat-ban') setPaused(true, event.until)
      if (event.type === 'chat-ban-lifted') setPaused(false)
    },
    async readOlder() {
      const [oldest] = state.messages
      if (!oldest || !state.hasMore) return
      const page = await api('GET /streams/:streamId/messages', {
        streamId,
        before: oldest.id,
        limit: pageSize,
      })
      act({ type: 'older', messages: page.items, hasMore: page.hasMore })
    },
    send: (text) => deliver(crypto.randomUUID(), text.trim()),
    async sendAgain(clientId) {
      const pending = state.pending.find((candidate) => candidate.clientId === clientId)
      if (pending) await deliver(clientId, pending.text)
    },
    discard: (clientId) => act({ type: 'discard', clientId }),
    async remove(messageId) {
      await api('DELETE /messages/:messageId', { messageId })
      act({ type: 'removed', messageId, removedBy: removedByOf(state.messages, messageId, userId) })
    },
    scrolled(isAtEnd) {
      if (isAtEnd !== state.isAtEnd) act({ type: 'scrolled', isAtEnd })
    },
  }
}

function removedByOf(messages: readonly ChatMessage[], messageId: string, userId: string | null) {
  return messages.find((message) => message.id === messageId)?.author.id === userId ? 'author' : 'moderator'
}
