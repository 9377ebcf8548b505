import type { Space, Stream } from '@stagedoor/contract'
import { ButtonLink, EmptyState } from '@stagedoor/ui'
import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import { useEffect } from 'react'
import { LoadFailed, Loading } from '../../app/load-states.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useLiveState, useStudio } from '../../app/studio-context.tsx'
import { useLoaded } from '../../app/use-loaded.ts'
import { isLive, type LivePhase } from '../../live-session/live-state.ts'
import { Finished } from './finished.tsx'
import { OnAir } from './on-air.tsx'
import { Preflight } from './preflight.tsx'

/** One address for a stream from the first look into the camera to its replay. */
export function StageScreen({ space, streamId }: { space: Space; streamId: string }) {
  const { api } = useStudio()
  const loaded = useLoaded(streamId, () => api('GET /streams/:streamId', { streamId }))
  if (loaded.status === 'ready') return <Stage space={space} stream={loaded.value} reload={loaded.reload} />
  return (
    <Shell space={space}>
      <div className="page">
        {loaded.status === 'loading' ? (
          <Loading shape="block" />
        ) : (
          <LoadFailed
            what={studioPreflightWords().what}
            message={loaded.message}
            onRetry={() => void loaded.reload()}
          />
        )}
      </div>
    </Shell>
  )
}

function Stage({ space, stream, reload }: { space: Space; stream: Stream; reload: () => Promise<void> }) {
  const { session } = useStudio()
  const live = useLiveState()
  const isOurs = live.stream?.id === stream.id
  const canPrepare = stream.status === 'scheduled' || stream.status === 'live'
  const isBusyElsewhere = !isOurs && isBusy(live.phase)

  useEffect(() => {
    if (!isOurs && canPrepare && !isBusyElsewhere) session.prepare(stream)
  }, [session, stream, isOurs, canPrepare, isBusyElsewhere])
  // Leaving the screen lets camera and microphone go; a stream on air goes on.
  useEffect(() => () => session.leave(), [session])

  if (isOurs)
    return <OwnStage space={space} stream={live.stream ?? stream} phase={live.phase} reload={reload} />
  if (isBusyElsewhere) return <Elsewhere space={space} />
  if (stream.status === 'ended') return <Finished space={space} stream={stream} />
  if (stream.status === 'canceled') return <CalledOff space={space} stream={stream} />
  return null
}

function OwnStage({
  space,
  stream,
  phase,
  reload,
}: {
  space: Space
  stream: Stream
  phase: LivePhase
  reload: () => Promise<void>
}) {
  switch (phase) {
    case 'idle':
      return null
    case 'preflight':
    case 'connecting':
      return <Preflight space={space} stream={stream} reload={reload} />
    case 'on-air':
    case 'reconnecting':
    case 'ending':
      return <OnAir space={space} stream={stream} />
    case 'uploading':
    case 'done':
      return <Finished space={space} stream={stream} />
    default:
      return phase satisfies never
  }
}

function isBusy(phase: LivePhase): boolean {
  return isLive(phase) || phase === 'connecting' || phase === 'ending'
}

function Elsewhere({ space }: { space: Space }) {
  const { stream } = useLiveState()
  const { elsewhere: words } = studioPreflightWords()
  return (
    <Shell space={space}>
      <div className="page">
        <EmptyState
          heading="h1"
          title={words.title}
          action={
            <ButtonLink kind="loud" href={stream ? paths.stage(space.slug, stream.id) : paths.start}>
              {words.action}
            </ButtonLink>
          }
        >
          {words.words(stream?.title ?? '')}
        </EmptyState>
      </div>
    </Shell>
  )
}

function CalledOff({ space, stream }: { space: Space; stream: Stream }) {
  const { calledOff: words } = studioPreflightWords()
  return (
    <Shell space={space} title={stream.title}>
      <div className="page">
        <EmptyState
          heading="h1"
          title={words.title}
          action={<ButtonLink href={paths.newStream(space.slug)}>{words.action}</ButtonLink>}
        >
          {words.words(stream.title)}
        </EmptyState>
      </div>
    </Shell>
  )
}
