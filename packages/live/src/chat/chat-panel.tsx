import type { ChatMessage } from '@stagedoor/contract'
import { Button, Skeleton } from '@stagedoor/ui'
import { chatWords } from '@stagedoor/words/chat'
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { ChatComposer } from './chat-composer.tsx'
import { ChatLine } from './chat-lines.tsx'
import type { PendingMessage } from './chat-state.ts'
import type { Chat } from './create-chat.ts'

const endTolerancePx = 24

/** Messages and composer. What stands above them (title, count, pinned line) is the page's. */
export function ChatPanel({
  chat,
  slowModeSeconds = 0,
  readOnly,
  placeholder,
  empty,
  actions,
  isHeld = false,
}: {
  chat: Chat
  slowModeSeconds?: number
  /** Shown in place of the composer: why one cannot write. */
  readOnly?: ReactNode
  placeholder?: string
  empty?: ReactNode
  /** What can be done with a message, for moderators. */
  actions?: (message: ChatMessage) => ReactNode
  /** Holds the list still, as while a moderator points at a message. */
  isHeld?: boolean
}) {
  const words = chatWords()
  const state = useSyncExternalStore(chat.subscribe, chat.getState, chat.getState)
  const { scrollArea, onScroll, goToEnd } = useFollowing(chat, isHeld)

  return (
    <>
      <div
        className="scroll"
        ref={scrollArea}
        onScroll={onScroll}
        role="log"
        aria-label={words.said}
        // A region that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {state.hasMore && (
          <Button kind="bare" small className="older" onClick={() => void chat.readOlder()}>
            {words.earlier}
          </Button>
        )}
        <History
          state={state.history}
          isEmpty={state.messages.length + state.pending.length === 0}
          chat={chat}
        >
          {empty ?? words.empty}
        </History>
        <ol className="lines">
          {state.messages.map((message) => (
            <ChatLine key={message.id} message={message} actions={actions?.(message)} />
          ))}
          {state.pending.map((pending) => (
            <PendingLine key={pending.clientId} pending={pending} chat={chat} />
          ))}
        </ol>
        {state.unreadCount > 0 && (
          <Button
            className="latest"
            icon="down"
            onClick={goToEnd}
            aria-label={words.newLabel(state.unreadCount)}
          >
            {words.new(state.unreadCount)}
          </Button>
        )}
      </div>
      {state.paused !== null || readOnly !== undefined ? (
        <p className="composer said" role="status">
          {state.paused ?? readOnly}
        </p>
      ) : (
        <ChatComposer
          heldUntil={state.heldUntil}
          slowModeSeconds={slowModeSeconds}
          placeholder={placeholder}
          onSend={(text) => void chat.send(text).then(goToEnd)}
        />
      )}
    </>
  )
}

function History({
  state,
  isEmpty,
  chat,
  children,
}: {
  state: 'loading' | 'ready' | 'failed'
  isEmpty: boolean
  chat: Chat
  children: ReactNode
}) {
  const words = chatWords()
  if (state === 'failed')
    return (
      <p className="said">
        {words.notLoaded}{' '}
        <button type="button" className="linkish" onClick={() => void chat.refresh()}>
          {words.again}
        </button>
      </p>
    )
  if (state === 'loading' && isEmpty) return <Skeleton />
  return isEmpty ? <p className="said">{children}</p> : null
}

function PendingLine({ pending, chat }: { pending: PendingMessage; chat: Chat }) {
  const words = chatWords()
  return (
    <li className={pending.failed ? 'failed' : 'sending'}>
      <span>
        <b>{words.you}</b> <bdi>{pending.text}</bdi>
      </span>
      {pending.failed && (
        <span className="why" role="alert">
          {words.notSent(pending.failed)}{' '}
          <button type="button" className="linkish" onClick={() => void chat.sendAgain(pending.clientId)}>
            {words.sendAgain}
          </button>{' '}
          <button type="button" className="linkish" onClick={() => chat.discard(pending.clientId)}>
            {words.discard}
          </button>
        </span>
      )}
    </li>
  )
}

/** Follows the newest line as long as it is in view, and keeps its place when older ones are put above. */
function useFollowing(chat: Chat, isHeld: boolean) {
  const scrollArea = useRef<HTMLDivElement>(null)
  const state = useSyncExternalStore(chat.subscribe, chat.getState, chat.getState)
  const oldestId = state.messages[0]?.id
  const before = useRef({ oldestId, height: 0 })
  const width = useRef(0)

  useLayoutEffect(() => {
    const area = scrollArea.current
    if (!area) return
    const grewAbove = before.current.oldestId !== undefined && before.current.oldestId !== oldestId
    if (state.isAtEnd && !isHeld) area.scrollTop = area.scrollHeight
    else if (grewAbove) area.scrollTop += area.scrollHeight - before.current.height
    before.current = { oldestId, height: area.scrollHeight }
  }, [state.messages, state.pending, state.isAtEnd, oldestId, isHeld])

  useEffect(() => {
    const area = scrollArea.current
    if (!area) return
    const observer = new ResizeObserver(() => {
      if (chat.getState().isAtEnd) area.scrollTop = area.scrollHeight
      width.current = area.clientWidth
    })
    observer.observe(area)
    return () => observer.disconnect()
  }, [chat])

  return {
    scrollArea,
    onScroll: () => {
      const area = scrollArea.current
      // A turned phone wraps every line anew: that moved the list, not the reader.
      if (area && area.clientWidth === width.current)
        chat.scrolled(area.scrollHeight - area.scrollTop - area.clientHeight < endTolerancePx)
    },
    goToEnd: () => {
      chat.scrolled(true)
      if (scrollArea.current) scrollArea.current.scrollTop = scrollArea.current.scrollHeight
    },
  }
}
