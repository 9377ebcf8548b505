import type { WatchView } from '@stagedoor/contract'
import type { WatchSession, WatchState } from '@stagedoor/live/viewer/watch-session'
import { Button, Progress, useNow } from '@stagedoor/ui'
import { formatCountdown, formatTime } from '@stagedoor/words/format'
import { momentsWords } from '@stagedoor/words/moments'
import { useEffect, useState } from 'react'
import { zone } from './say.tsx'

const graceMs = 5 * 60_000
/** A break shorter than this mends itself before anybody reads about it. */
const breakShownAfterMs = 1500

/** The person's own connection is gone; the last picture stays. */
export function Broken({
  state,
  session,
  isOffline,
}: {
  state: WatchState
  session: WatchSession
  isOffline: boolean
}) {
  const words = momentsWords()
  const now = useNow(500)
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), breakShownAfterMs)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return null
  const seconds = state.brokenSince === null ? 0 : Math.round((now - state.brokenSince) / 1000)
  return (
    <div className="say">
      <div className="thin">
        <Progress thin label={words.reconnecting} />
      </div>
      <h2>{isOffline ? words.offline : words.reconnecting}</h2>
      <p>{isOffline ? words.offlineFor(seconds) : words.paused(seconds)}</p>
      {!isOffline && (
        <div className="acts">
          <Button onClick={() => session.rejoin()}>{words.tryNow}</Button>
          {state.quality !== 'sound' && (
            <Button kind="bare" onClick={() => session.setQuality('sound')}>
              {words.soundOnly}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** The host's own connection is gone; the stream keeps its place for five minutes. */
export function Away({ view, since }: { view: WatchView; since: string | null }) {
  const words = momentsWords()
  const now = useNow(1000)
  const { name, creatorName } = view.space
  const left = since === null ? null : graceMs - (now - new Date(since).getTime())
  return (
    <div className="say">
      <p className="small">
        <strong dir="auto">{name}</strong>
      </p>
      <h2 dir="auto">{words.away(creatorName)}</h2>
      <p>
        {since === null ? words.onItsWay : words.pausedAt(formatTime(since, zone()))}{' '}
        {left !== null && left > 0 && (
          <>
            {words.staysOpen.before}
            <span className="num">{formatCountdown(left)}</span>
            {words.staysOpen.after}
          </>
        )}
      </p>
    </div>
  )
}
