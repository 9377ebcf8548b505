import type { WatchView } from '@stagedoor/contract'
import type { Api } from '@stagedoor/contract/client'
import { ChatPanel } from '@stagedoor/live/chat/chat-panel.tsx'
import { createChat } from '@stagedoor/live/chat/create-chat'
import { ReplayChat } from '@stagedoor/live/chat/replay-chat.tsx'
import type { WatchSession } from '@stagedoor/live/viewer/watch-session'
import { Icon } from '@stagedoor/ui'
import { watchWords } from '@stagedoor/words/watch'
import { useEffect, useState } from 'react'

/** The chat beside the stage: live with a composer, or as it was written beside a replay. */
export function WatchChat({
  api,
  view,
  userId,
  replaySeconds,
  hasEnded,
  session,
}: {
  api: Api
  view: WatchView
  userId: string | null
  /** Where the replay is; null while there is none. */
  replaySeconds: number | null
  /** Access ended while the page was open: what was said stays readable. */
  hasEnded: boolean
  /** Whose events the chat hears. */
  session: WatchSession
}) {
  const words = watchWords()
  const { stream, space, welcomeMessage, role } = view
  const slowModeSeconds = role === null ? view.slowModeSeconds : 0
  const [chat] = useState(() => createChat({ api, streamId: stream.id, userId, slowModeSeconds }))
  const isReplay = replaySeconds !== null && stream.startedAt !== null

  useEffect(() => {
    void chat.refresh()
    return session.attach({ hear: chat.hear, opened: () => void chat.refresh() })
  }, [chat, session])

  return (
    <>
      {welcomeMessage && !isReplay && (
        <div className="pinned">
          <Icon name="pin" />
          <p>
            <strong dir="auto">{words.says(space.creatorName)}</strong> <bdi>{welcomeMessage}</bdi>
          </p>
        </div>
      )}
      {isReplay && stream.startedAt ? (
        <ReplayChat api={api} streamId={stream.id} startedAt={stream.startedAt} seconds={replaySeconds} />
      ) : (
        <ChatPanel
          chat={chat}
          slowModeSeconds={slowModeSeconds}
          {...(stream.status === 'ended' && { readOnly: words.showOver })}
          {...(stream.status === 'canceled' && { readOnly: words.calledOff })}
          {...(hasEnded && { readOnly: words.chatOfEnded })}
          {...(stream.status === 'scheduled' && { empty: words.roomOpen })}
        />
      )}
    </>
  )
}
