import type { ChatMessage } from '@stagedoor/contract'
import { Fragment } from 'react'
import type { ReactNode } from 'react'

/** One line of chat. `time` stands before it in a replay, `actions` after it for those who may moderate. */
export function ChatLine({
  message,
  time,
  actions,
}: {
  message: ChatMessage
  time?: ReactNode
  actions?: ReactNode
}) {
  const { author, text, removedBy } = message
  if (text === null)
    return (
      <li className="gone">
        {time}
        <span>{removedBy === 'author' ? 'Message removed.' : 'A message was removed by a moderator.'}</span>
      </li>
    )
  return (
    <li className={author.role === 'host' ? 'host' : undefined}>
      {time}
      <span>
        {author.role === 'host' ? (
          <b>{author.name}</b>
        ) : (
          <span className={`n${author.hue}`}>{author.name}</span>
        )}{' '}
        {author.role !== 'viewer' && (
          <>
            <span className="chip">{author.role === 'host' ? 'Host' : 'Moderator'}</span>{' '}
          </>
        )}
        <Words text={text} />
      </span>
      {actions}
    </li>
  )
}

/** The text with `@names` set apart; addresses stay plain text, so nobody is led away from the show. */
function Words({ text }: { text: string }) {
  return text
    .split(/(?<![\w@])(@[\p{L}\p{N}_.]+)/u)
    .map((part, index) => <Fragment key={index}>{index % 2 === 1 ? <b>{part}</b> : part}</Fragment>)
}
