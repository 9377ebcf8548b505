import type { ChatMessage } from '@stagedoor/contract'
import { isApiError } from '@stagedoor/contract/client'
import type { Api } from '@stagedoor/contract/client'
import { Skeleton } from '@stagedoor/ui'
import { chatWords } from '@stagedoor/words/chat'
import { formatDuration } from '@stagedoor/words/format'
import { useEffect, useRef, useState } from 'react'
import { ChatLine } from './chat-lines.tsx'
import { loadChatHistory, messagesUntil } from './load-chat-history.ts'

const shownAtMost = 200

/** The chat as it was written: a line appears when the replay reaches its moment. */
export function ReplayChat({
  api,
  streamId,
  startedAt,
  seconds,
}: {
  api: Api
  streamId: string
  startedAt: string
  seconds: number
}) {
  const [messages, setMessages] = useState<readonly ChatMessage[] | 'failed' | null>(null)
  const words = chatWords()
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const leaving = new AbortController()
    loadChatHistory(api, streamId, leaving.signal).then(setMessages, (error: unknown) => {
      if (leaving.signal.aborted) return
      if (!isApiError(error)) throw error
      setMessages('failed')
    })
    return () => leaving.abort()
  }, [api, streamId])

  const shown = Array.isArray(messages) ? messagesUntil(messages, startedAt, seconds).slice(-shownAtMost) : []
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [shown.length])

  if (messages === null) return <Skeleton />
  if (messages === 'failed') return <p className="said">{words.replayNotLoaded}</p>
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll" ref={list} tabIndex={0} role="region" aria-label={words.asWritten}>
      {shown.length === 0 && (
        <p className="said">{messages.length === 0 ? words.nobodyWrote : words.comesWithReplay}</p>
      )}
      <ol className="lines timed">
        {shown.map(({ message, at }) => (
          <ChatLine key={message.id} message={message} time={<time>{formatDuration(at)}</time>} />
        ))}
      </ol>
    </div>
  )
}
