import type { ReactionKind } from '@stagedoor/contract'
import type { WatchSession, WatchState } from '@stagedoor/live/viewer/watch-session'
import { Avatar, Button, Chip } from '@stagedoor/ui'
import type { IconName } from '@stagedoor/ui'
import { formatTime } from '@stagedoor/words/format'
import { formatShort } from '@stagedoor/words/plural'
import { watchWords } from '@stagedoor/words/watch'
import { paths } from '#paths.ts'
import { zone } from './say.tsx'

const reactions: { kind: ReactionKind; icon: IconName }[] = [
  { kind: 'heart', icon: 'heart' },
  { kind: 'clap', icon: 'clap' },
  { kind: 'wave', icon: 'wave' },
  { kind: 'spark', icon: 'spark' },
  { kind: 'again', icon: 'again' },
]

/** Title, reactions, host and the measured facts. */
export function Under({ session, state }: { session: WatchSession; state: WatchState }) {
  const { stream, space, access } = state.view
  const isLive = stream.status === 'live' && access === 'granted'
  const host = (
    <>
      <Avatar name={space.creatorName} />
      <span>
        <strong dir="auto">{space.creatorName}</strong>{' '}
        {space.creatorUsername && <span className="small">@{space.creatorUsername}</span>}
      </span>
    </>
  )
  return (
    <div className="under">
      <h1 dir="auto">{stream.title}</h1>
      {isLive && <Reactions session={session} state={state} />}
      <div className="by">
        {space.creatorUsername ? (
          <a className="who" href={paths.profile(space.creatorUsername)}>
            {host}
          </a>
        ) : (
          <span className="who">{host}</span>
        )}
        {isLive && <Measured state={state} />}
      </div>
      {stream.description && (
        <p className="about small" dir="auto">
          {stream.description}
        </p>
      )}
    </div>
  )
}

function Reactions({ session, state }: { session: WatchSession; state: WatchState }) {
  const words = watchWords()
  const { view, moment, sentReactions } = state
  // Out of reach rather than disabled: whoever stands on one keeps the focus when the picture comes and goes.
  const isOff = moment.kind !== 'live'
  return (
    <div className="react" role="group" aria-label={words.reactions}>
      {reactions.map(({ kind, icon }) => (
        <Button
          key={kind}
          icon={icon}
          aria-pressed={sentReactions.has(kind)}
          label={words.reactionCount(words.reaction[kind], formatShort(view.reactions[kind] ?? 0))}
          aria-disabled={isOff}
          onClick={() => {
            if (!isOff) session.react(kind)
          }}
        >
          <span className="num">{formatShort(view.reactions[kind] ?? 0)}</span>
        </Button>
      ))}
    </div>
  )
}

/** How many watch, how far behind the picture is, since when. */
function Measured({ state }: { state: WatchState }) {
  const words = watchWords()
  const { view, room, moment, isPaused } = state
  const { stream, space } = view
  const watching = words.watching(stream.watchingCount)
  return (
    <div className="meta">
      {stream.watchingCount > 0 && (
        <Chip icon="eye">
          {watching.count}
          <span className="more">{watching.more}</span>
        </Chip>
      )}
      {room?.delayMs != null && moment.kind === 'live' && !isPaused && (
        <Chip
          icon="gauge"
          title={room.isDelayWhole ? words.measuredFromCamera(space.creatorName) : words.measuredFromServer}
        >
          {words.behind((Math.max(100, room.delayMs) / 1000).toFixed(1))}
        </Chip>
      )}
      {stream.startedAt && (
        <span className="since">
          <Chip icon="clock">{words.since(formatTime(stream.startedAt, zone()))}</Chip>
        </span>
      )}
    </div>
  )
}
