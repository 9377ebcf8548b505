import type { ChatMessage, Space, Stream } from '@stagedoor/contract'
import '@stagedoor/live/chat/chat.css'
import { ChatPanel } from '@stagedoor/live/chat/chat-panel.tsx'
import { createChat } from '@stagedoor/live/chat/create-chat'
import { useEffect, useMemo, useState } from 'react'
import { useAccount } from '../../app/account-context.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { Moderation } from './moderation.tsx'
import './stage-chat.css'

/** The chat beside the stage. It holds still while one points at a message, so that nothing moves under the pointer. */
export function StageChat({ space, stream }: { space: Space; stream: Stream }) {
  const { api, session } = useStudio()
  const { me } = useAccount()
  const [isHeld, setIsHeld] = useState(false)
  const chat = useMemo(
    () => createChat({ api, streamId: stream.id, userId: me.id, slowModeSeconds: 0 }),
    [api, stream.id, me.id],
  )

  useEffect(() => {
    const stopListening = session.listen((event) => chat.hear(event))
    const stopRefreshing = session.onReopened(() => void chat.refresh())
    void chat.refresh()
    return () => {
      stopListening()
      stopRefreshing()
    }
  }, [chat, session])

  const isOver = (target: EventTarget): boolean =>
    target instanceof Element && target.closest('.lines > li') !== null
  return (
    // Not controls: they only notice where pointer and focus are.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className="chat"
      aria-label="Chat"
      onPointerOver={(event) => setIsHeld(isOver(event.target))}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={(event) => setIsHeld(isOver(event.target))}
      onBlur={() => setIsHeld(false)}
    >
      <header>
        <h2>Chat</h2>
        {isHeld && <span className="small muted">Held while you point</span>}
      </header>
      <ChatPanel
        chat={chat}
        isHeld={isHeld}
        placeholder="Write as host"
        empty="Nobody has said anything yet. Say hello first."
        actions={(message: ChatMessage) => <Moderation space={space} message={message} chat={chat} />}
      />
    </aside>
  )
}
