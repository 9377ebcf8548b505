import type { ChatMessage } from '@stagedoor/contract'
import { chatWords } from '@stagedoor/words/chat'
import { Fragment, memo } from 'react'
import type { ReactNode } from 'react'

/**
 * One line of chat. `time` stands before it in a replay, `actions` after it for those who may moderate. Drawn anew
 * only when it changed: in a full house a line comes several times a second, beside the live picture.
 */
export const ChatLine = memo(function ChatLine({
  message,
  time,
  actions,
}: {
  message: ChatMessage
  time?: ReactNode
  actions?: ReactNode
}) {
  const words = chatWords()
  const { author, text, removedBy } = message
  if (text === null)
    return (
      <li className="gone">
        {time}
        <span>{removedBy === 'author' ? words.removedByAuthor : words.removedByModerator}</span>
      </li>
    )
  return (
    <li className={author.role === 'host' ? 'host' : undefined}>
      {time}
      <span>
        {author.role === 'host' ? (
          <b>
            <bdi>{author.name}</bdi>
          </b>
        ) : (
          <bdi className={`n${author.hue}`}>{author.name}</bdi>
        )}{' '}
        {author.role !== 'viewer' && (
          <>
            <span className="chip">{author.role === 'host' ? words.host : words.moderator}</span>{' '}
          </>
        )}
        <bdi>
          <Words text={text} />
        </bdi>
      </span>
      {actions}
    </li>
  )
})

/** The text with `@names` set apart; addresses stay plain text, so nobody is led away from the show. */
function Words({ text }: { text: string }) {
  return text
    .split(/(?<![\w@])(@[\p{L}\p{N}_.]+)/u)
    .map((part, index) => <Fragment key={index}>{index % 2 === 1 ? <b>{part}</b> : part}</Fragment>)
}
