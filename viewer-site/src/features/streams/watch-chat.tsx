import type { WatchView } from '@stagedoor/contract'
import type { Api } from '@stagedoor/contract/client'
import { ChatPanel } from '@stagedoor/live/chat/chat-panel.tsx'
import { createChat } from '@stagedoor/live/chat/create-chat'
import { ReplayChat } from '@stagedoor/live/chat/replay-chat.tsx'
import type { WatchSession } from '@stagedoor/live/viewer/watch-session'
import { Icon } from '@stagedoor/ui'
import { useEffect, useState } from 'react'

/** The chat beside the stage: live with a composer, or as it was written beside a replay. */
export function WatchChat({
  api,
  view,
  userId,
  replaySeconds,
  session,
}: {
  api: Api
  view: WatchView
  userId: string | null
  /** Where the replay is; null while there is none. */
  replaySeconds: number | null
  /** Whose events the chat hears. */
  session: WatchSession
}) {
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
            <strong>{space.creatorName}:</strong> {welcomeMessage}
          </p>
        </div>
      )}
      {isReplay && stream.startedAt ? (
        <ReplayChat api={api} streamId={stream.id} startedAt={stream.startedAt} seconds={replaySeconds} />
      ) : (
        <ChatPanel
          chat={chat}
          slowModeSeconds={slowModeSeconds}
          {...(stream.status === 'ended' && {
            readOnly: 'The show is over; the chat stays with its replay.',
          })}
          {...(stream.status === 'canceled' && { readOnly: 'This evening was called off.' })}
          empty={
            stream.status === 'scheduled'
              ? 'The room is open. Say hello before it begins.'
              : 'Nobody has said anything yet.'
          }
        />
      )}
    </>
  )
}
