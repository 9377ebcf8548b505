import type { ChatMessage, Space, Stream } from '@stagedoor/contract'
import '@stagedoor/live/chat/chat.css'
import { ChatPanel } from '@stagedoor/live/chat/chat-panel.tsx'
import { createChat } from '@stagedoor/live/chat/create-chat'
import { Button } from '@stagedoor/ui'
import { formatNumber } from '@stagedoor/words/plural'
import { studioChatWords } from '@stagedoor/words/studio-chat'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useAccount } from '../../app/account-context.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { createHeldEvents } from './held-events.ts'
import { Moderation } from './moderation.tsx'
import './stage-chat.css'
import { usePauses } from './use-pauses.ts'

/** The chat beside the stage. It holds still while one points at a message: nothing moves under the pointer. */
export function StageChat({ space, stream }: { space: Space; stream: Stream }) {
  const { api, session } = useStudio()
  const { me } = useAccount()
  const chat = useMemo(
    () => createChat({ api, streamId: stream.id, userId: me.id, slowModeSeconds: 0 }),
    [api, stream.id, me.id],
  )
  const events = useMemo(() => createHeldEvents((event) => chat.hear(event)), [chat])
  const pauses = usePauses(space)
  const words = studioChatWords()
  const { isHeld, heldCount } = useSyncExternalStore(events.subscribe, events.getState)

  useEffect(() => {
    const stopListening = session.listen((event) => events.hear(event))
    const stopRefreshing = session.onReopened(() => void chat.refresh())
    void chat.refresh()
    return () => {
      stopListening()
      stopRefreshing()
    }
  }, [chat, session, events])

  const follow = (target: EventTarget): void => {
    if (target instanceof Element && target.closest('.lines > li')) events.hold()
    else events.release()
  }
  return (
    // Not controls: they only notice where pointer and focus are.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className="chat"
      aria-label={words.title}
      onPointerOver={(event) => follow(event.target)}
      onPointerLeave={() => events.release()}
      onFocus={(event) => follow(event.target)}
      onBlur={() => events.release()}
    >
      <header>
        <h2>{words.title}</h2>
      </header>
      <ChatPanel
        chat={chat}
        isHeld={isHeld}
        placeholder={words.placeholder}
        empty={words.empty}
        actions={(message: ChatMessage) => <Moderation message={message} chat={chat} pauses={pauses} />}
      />
      {heldCount > 0 && (
        <Button className="paused" onClick={() => events.release()}>
          {words.held(formatNumber(heldCount))}
        </Button>
      )}
    </aside>
  )
}
