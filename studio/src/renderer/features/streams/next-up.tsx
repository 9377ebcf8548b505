import type { AccessPass, Space, Stream } from '@stagedoor/contract'
import { Button, ButtonLink, LiveChip, useNow } from '@stagedoor/ui'
import { formatCountdown, formatRelative } from '@stagedoor/words/format'
import { plural } from '@stagedoor/words/plural'
import { useState } from 'react'
import { Confirm } from '../../app/confirm.tsx'
import { NewLink } from '../../app/new-link.tsx'
import { Poster } from '../../app/poster.tsx'
import { paths } from '../../app/route.ts'
import { useLiveState, useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { useAction } from '../../app/use-action.ts'
import { isLive } from '../../live-session/live-state.ts'
import { namePasses, passesFor } from './passes-for.ts'
import { sayDistance, sayStart } from './when.ts'

/** Nothing planned: what a stream is, and the way to one. */
export function NothingNext({ space, isNew }: { space: Space; isNew: boolean }) {
  return (
    <section className="nextup" aria-labelledby="next-up">
      <div>
        <h2 id="next-up">{isNew ? 'Your first stream' : 'Nothing is planned'}</h2>
        <p className="muted">
          Say what it is and when it starts. People who hold a pass see it at once; you can also start it
          right away.
        </p>
        <div className="acts">
          <NewLink href={paths.newStream(space.slug)} isFirst>
            Schedule a stream
          </NewLink>
        </div>
      </div>
      <Poster space={space} />
    </section>
  )
}

type NextUpProps = { space: Space; stream: Stream; passes: AccessPass[]; reload: () => Promise<void> }

/** The one stream that matters now: on air, left alone on air, or next. */
export function NextUp(props: NextUpProps) {
  const live = useLiveState()
  const isHere = live.stream?.id === props.stream.id && isLive(live.phase)
  if (props.stream.status !== 'live') return <Planned {...props} />
  return isHere ? <OnAirHere {...props} /> : <StillOnAir {...props} />
}

function Planned({ space, stream, passes }: NextUpProps) {
  const { bridge } = useStudio()
  const toast = useToast()
  const now = new Date(useNow(15_000))
  const opening = passesFor(stream, passes)
  const holders = opening.reduce((sum, { soldCount }) => sum + soldCount, 0)
  const copyLink = (): void => {
    void navigator.clipboard
      .writeText(`${bridge.config.apiUrl}/watch/${stream.id}`)
      .then(() => toast({ text: 'The link is copied.' }))
  }
  return (
    <section className="nextup" aria-labelledby="next-up">
      <div>
        <p className="soon num">
          <span className="when-word">{sayStart(stream.startsAt, now)}</span>
          <span className="muted">{sayDistance(stream.startsAt, now)}</span>
        </p>
        <h2 id="next-up">{stream.title}</h2>
        <p className="muted num">
          {opening.length === 0
            ? 'No pass opens it yet, so nobody can come in.'
            : `Opened by ${namePasses(opening)}. ${sayHolders(holders)}`}
        </p>
        <div className="acts">
          <ButtonLink kind="loud" className="big" href={paths.stage(space.slug, stream.id)}>
            Open stage
          </ButtonLink>
          <ButtonLink className="big" href={paths.editStream(space.slug, stream.id)}>
            Edit
          </ButtonLink>
          <Button kind="bare" className="big" onClick={copyLink}>
            Copy link
          </Button>
        </div>
      </div>
      <Poster space={space} />
    </section>
  )
}

function OnAirHere({ space, stream }: NextUpProps) {
  const { watchingCount } = useLiveState()
  return (
    <section className="nextup" aria-labelledby="next-up">
      <div>
        <p className="soon">
          <LiveChip>On air</LiveChip>
          <span className="muted num">
            {plural(watchingCount, { one: 'person', other: 'people' })} watching
          </span>
        </p>
        <h2 id="next-up">{stream.title}</h2>
        <div className="acts">
          <ButtonLink kind="loud" className="big" href={paths.stage(space.slug, stream.id)}>
            Back to the stage
          </ButtonLink>
        </div>
      </div>
      <Poster space={space} />
    </section>
  )
}

const patienceMs = 5 * 60_000

/** Live, but not from this window: its studio crashed or was closed, or somebody else of the team is on air. */
function StillOnAir({ space, stream, reload }: NextUpProps) {
  const { api } = useStudio()
  const [isAsking, setIsAsking] = useState(false)
  const now = useNow(1000)
  const ending = useAction(async () => {
    await api('POST /streams/:streamId/end', { streamId: stream.id })
    setIsAsking(false)
    await reload()
  })
  const goneAt = stream.publisherGoneAt ? Date.parse(stream.publisherGoneAt) : undefined
  const count = stream.watchingCount
  return (
    <section className="nextup" aria-labelledby="next-up">
      <div>
        <p className="soon">
          <LiveChip>Still on air</LiveChip>
          {goneAt !== undefined && (
            <span className="num">ends by itself in {formatCountdown(goneAt + patienceMs - now)}</span>
          )}
        </p>
        <h2 id="next-up">{stream.title}</h2>
        <p className="muted num">
          {goneAt === undefined
            ? `Another studio is sending, ${plural(count, { one: 'person', other: 'people' })} watching. Coming in here takes over.`
            : `The studio stopped ${formatRelative(new Date(goneAt), new Date(now))}. ${plural(count, { one: 'person waits and sees', other: 'people wait and see' })} “Reconnecting”. What was recorded until then is safe.`}
        </p>
        <div className="acts">
          <ButtonLink kind="loud" className="big" href={paths.stage(space.slug, stream.id)}>
            {goneAt === undefined ? 'Take over here' : 'Resume your live'}
          </ButtonLink>
          <Button kind="danger" className="big" onClick={() => setIsAsking(true)}>
            End stream
          </Button>
        </div>
      </div>
      <Poster space={space} isAway />
      <Confirm
        open={isAsking}
        title={`End ${stream.title}?`}
        keep="Leave it on air"
        act="End for everyone"
        isBusy={ending.isBusy}
        problem={ending.message}
        onKeep={() => setIsAsking(false)}
        onAct={() => void ending.run()}
      >
        The picture stops for all of them. A stream that has ended cannot be continued.
      </Confirm>
    </section>
  )
}

function sayHolders(count: number): string {
  return count === 0
    ? 'Nobody holds one yet.'
    : `${plural(count, { one: 'person holds', other: 'people hold' })} one.`
}
