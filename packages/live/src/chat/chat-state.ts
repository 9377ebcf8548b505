import type { ChatMessage } from '@stagedoor/contract'

/** A message the person is sending, until the server has it. `failed` says why, in words. */
export type PendingMessage = { clientId: string; text: string; failed: string | null }

export type ChatState = {
  /** Oldest first, each once. */
  messages: readonly ChatMessage[]
  pending: readonly PendingMessage[]
  /** `failed`: the history could not be read. */
  history: 'loading' | 'ready' | 'failed'
  hasMore: boolean
  /** Whether the newest line is in view; then nothing counts as new. */
  isAtEnd: boolean
  unreadCount: number
  /** Epoch ms until which slow mode holds the next message. */
  heldUntil: number
  /** Set when the host has paused the person's messages: words to show in place of the composer. */
  paused: string | null
}

export type ChatAction =
  | { type: 'history'; messages: readonly ChatMessage[]; hasMore: boolean; ownId: string | null }
  | { type: 'older'; messages: readonly ChatMessage[]; hasMore: boolean }
  | { type: 'history-failed' }
  | { type: 'arrived'; message: ChatMessage; isOwn: boolean }
  | { type: 'removed'; messageId: string; removedBy: 'author' | 'moderator' }
  | { type: 'sending'; clientId: string; text: string }
  | { type: 'sent'; clientId: string; message: ChatMessage; heldUntil: number }
  | { type: 'send-failed'; clientId: string; reason: string }
  | { type: 'discard'; clientId: string }
  | { type: 'held'; until: number }
  | { type: 'paused'; reason: string }
  | { type: 'resumed' }
  | { type: 'scrolled'; isAtEnd: boolean }

/** More than anybody scrolls back through; older ones are read again when asked for. */
const keptAtMost = 400

export const emptyChat: ChatState = {
  messages: [],
  pending: [],
  history: 'loading',
  hasMore: false,
  isAtEnd: true,
  unreadCount: 0,
  heldUntil: 0,
  paused: null,
}

export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case 'history':
      return readHistory(state, action)
    case 'older':
      return { ...state, messages: merge(state.messages, action.messages), hasMore: action.hasMore }
    case 'history-failed':
      return { ...state, history: 'failed' }
    case 'arrived':
      return arrive(state, action.message, action.isOwn)
    case 'removed':
      return {
        ...state,
        messages: state.messages.map((message) =>
          message.id === action.messageId ? { ...message, text: null, removedBy: action.removedBy } : message,
        ),
      }
    case 'sending': {
      const others = state.pending.filter((pending) => pending.clientId !== action.clientId)
      return {
        ...state,
        pending: [...others, { clientId: action.clientId, text: action.text, failed: null }],
      }
    }
    case 'sent':
      return {
        ...without(state, action.clientId),
        messages: merge(state.messages, [action.message]),
        heldUntil: action.heldUntil,
      }
    case 'send-failed':
      return {
        ...state,
        pending: state.pending.map((pending) =>
          pending.clientId === action.clientId ? { ...pending, failed: action.reason } : pending,
        ),
      }
    case 'discard':
      return without(state, action.clientId)
    case 'held':
      return { ...state, heldUntil: Math.max(state.heldUntil, action.until) }
    case 'paused':
      return { ...state, paused: action.reason, pending: [] }
    case 'resumed':
      return { ...state, paused: null }
    case 'scrolled':
      return { ...state, isAtEnd: action.isAtEnd, unreadCount: action.isAtEnd ? 0 : state.unreadCount }
    default:
      return action satisfies never
  }
}

/** The newest page, at the start and after every interruption. */
function readHistory(
  state: ChatState,
  { messages, hasMore, ownId }: Extract<ChatAction, { type: 'history' }>,
): ChatState {
  if (state.history !== 'ready')
    return { ...state, messages: merge(state.messages, messages), history: 'ready', hasMore }
  const known = new Set(state.messages.map((message) => message.id))
  const hasGap = hasMore && state.messages.length > 0 && !messages.some((message) => known.has(message.id))
  // With a hole between what was known and what is new, the old part is forgotten: it can be read again.
  if (hasGap) return { ...state, messages, hasMore: true }
  const isNew = (message: ChatMessage) => !known.has(message.id) && message.author.id !== ownId
  const newCount = state.isAtEnd ? 0 : messages.filter(isNew).length
  return {
    ...state,
    messages: merge(state.messages, messages),
    unreadCount: state.unreadCount + newCount,
  }
}

function arrive(state: ChatState, message: ChatMessage, isOwn: boolean): ChatState {
  if (state.messages.some((known) => known.id === message.id)) return state
  const messages = merge(state.messages, [message])
  const tooMany = state.isAtEnd ? messages.length - keptAtMost : 0
  // One's own words may come back by the event stream before the answer to sending them.
  const echoOf = isOwn
    ? state.pending.find((pending) => !pending.failed && pending.text === message.text)
    : undefined
  return {
    ...(echoOf ? without(state, echoOf.clientId) : state),
    messages: tooMany > 0 ? messages.slice(tooMany) : messages,
    hasMore: state.hasMore || tooMany > 0,
    unreadCount: state.isAtEnd || isOwn ? state.unreadCount : state.unreadCount + 1,
  }
}

function without(state: ChatState, clientId: string): ChatState {
  return { ...state, pending: state.pending.filter((pending) => pending.clientId !== clientId) }
}

/** Both lists in time's order (ids are UUID v7: they sort by it), the newer version of each message. */
function merge(known: readonly ChatMessage[], more: readonly ChatMessage[]): readonly ChatMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of more) byId.set(message.id, message)
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
