import type { ChatMessage } from '@stagedoor/contract'
import type { Chat } from '@stagedoor/live/chat/create-chat'
import { Button, Icon } from '@stagedoor/ui'
import { studioChatWords } from '@stagedoor/words/studio-chat'
import { useRef, type MouseEvent } from 'react'
import { useAccount } from '../../app/account-context.tsx'
import { ShapeIcon } from '../../app/shape-icon.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { explain } from '../../app/use-loaded.ts'
import type { Pauses } from './use-pauses.ts'

const timeOuts = [1, 10, 60]

/** What a host can do with one message, where it stands. */
export function Moderation({ message, chat, pauses }: { message: ChatMessage; chat: Chat; pauses: Pauses }) {
  const { me } = useAccount()
  const toast = useToast()
  const words = studioChatWords()
  const { author } = message

  const remove = (event: MouseEvent): void => {
    // The tools go with the message; the keyboard stays in the chat.
    const log = event.currentTarget.closest<HTMLElement>('[role=log]')
    chat.remove(message.id).then(
      () => log?.focus(),
      (error: unknown) => toast({ text: explain(error) }),
    )
  }
  return (
    <div className="mod" role="toolbar" aria-label={words.moderate(author.name)}>
      <Button icon="remove" label={words.remove} title={words.remove} onClick={remove} />
      {author.id !== me.id && author.role === 'viewer' && <PauseTools author={author} pauses={pauses} />}
    </div>
  )
}

function PauseTools({ author, pauses }: { author: ChatMessage['author']; pauses: Pauses }) {
  const words = studioChatWords()
  // What was pressed is replaced by its opposite, which then has the focus; the other messages' tools keep out of it.
  const isPressed = useRef(false)
  const takeFocus = (button: HTMLButtonElement | null): void => {
    if (!button || !isPressed.current) return
    isPressed.current = false
    button.focus()
  }
  const press = (act: () => void): void => {
    isPressed.current = true
    act()
  }
  if (pauses.isPaused(author.id)) {
    return (
      <Button ref={takeFocus} onClick={() => press(() => pauses.lift(author))}>
        {words.lift}
      </Button>
    )
  }
  return (
    <>
      <span className="of" role="group" aria-label={words.timeOut}>
        <Icon name="clock" />
        {timeOuts.map((minutes, index) => (
          <Button
            key={minutes}
            ref={index === 0 ? takeFocus : undefined}
            aria-label={words.timeOutFor(minutes)}
            title={words.timeOutMeans(minutes)}
            onClick={() => press(() => pauses.pause(author, minutes))}
          >
            {index === timeOuts.length - 1 ? words.minutes(minutes) : minutes}
          </Button>
        ))}
      </span>
      <Button className="ban" title={words.banMeans} onClick={() => press(() => pauses.pause(author, null))}>
        <ShapeIcon name="ban" />
        {words.ban}
      </Button>
    </>
  )
}
