import type { AccessPass, Space, Stream } from '@stagedoor/contract'
import { Button, ButtonLink, LiveChip, useNow } from '@stagedoor/ui'
import { formatCountdown, formatRelative } from '@stagedoor/words/format'
import { studioStreamsWords } from '@stagedoor/words/studio-streams'
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
  const { next: words, schedule } = studioStreamsWords()
  return (
    <section className="nextup" aria-labelledby="next-up">
      <div>
        <h2 id="next-up">{isNew ? words.first : words.none}</h2>
        <p className="muted">{words.noneBody}</p>
        <div className="acts">
          <NewLink href={paths.newStream(space.slug)} isFirst>
            {schedule}
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
  const words = studioStreamsWords().next
  const opening = passesFor(stream, passes)
  const holders = opening.reduce((sum, { soldCount }) => sum + soldCount, 0)
  const copyLink = (): void => {
    void navigator.clipboard
      .writeText(`${bridge.config.apiUrl}/watch/${stream.id}`)
      .then(() => toast({ text: words.copied }))
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
          {opening.length === 0 ? words.unopened : words.openedBy(namePasses(opening), holders)}
        </p>
        <div className="acts">
          <ButtonLink kind="loud" className="big" href={paths.stage(space.slug, stream.id)}>
            {words.openStage}
          </ButtonLink>
          <ButtonLink className="big" href={paths.editStream(space.slug, stream.id)}>
            {words.edit}
          </ButtonLink>
          <Button kind="bare" className="big" onClick={copyLink}>
            {words.copyLink}
          </Button>
        </div>
      </div>
      <Poster space={space} />
    </section>
  )
}

function OnAirHere({ space, stream }: NextUpProps) {
  const { watchingCount } = useLiveState()
  const words = studioStreamsWords().next
  return (
    <section className="nextup" aria-labelledby="next-up">
      <div>
        <p className="soon">
          <LiveChip>{words.onAir}</LiveChip>
          <span className="muted num">{words.watching(watchingCount)}</span>
        </p>
        <h2 id="next-up">{stream.title}</h2>
        <div className="acts">
          <ButtonLink kind="loud" className="big" href={paths.stage(space.slug, stream.id)}>
            {words.toStage}
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
  const words = studioStreamsWords().left
  return (
    <section className="nextup" aria-labelledby="next-up">
      <div>
        <p className="soon">
          <LiveChip>{goneAt === undefined ? words.onAir : words.stillOnAir}</LiveChip>
          {goneAt !== undefined && (
            <span className="num">{words.endsIn(formatCountdown(goneAt + patienceMs - now))}</span>
          )}
        </p>
        <h2 id="next-up">{stream.title}</h2>
        <p className="muted num">
          {goneAt === undefined
            ? words.elsewhere(count)
            : words.gone(formatRelative(new Date(goneAt), new Date(now)), count)}
        </p>
        <div className="acts">
          <ButtonLink kind="loud" className="big" href={paths.stage(space.slug, stream.id)}>
            {goneAt === undefined ? words.takeOver : words.resume}
          </ButtonLink>
          <Button kind="danger" className="big" onClick={() => setIsAsking(true)}>
            {words.end}
          </Button>
        </div>
      </div>
      <Poster space={space} isAway={goneAt !== undefined} />
      <Confirm
        open={isAsking}
        title={words.ask.title(stream.title)}
        keep={words.ask.keep}
        act={words.ask.act}
        isBusy={ending.isBusy}
        problem={ending.message}
        onKeep={() => setIsAsking(false)}
        onAct={() => void ending.run()}
      >
        {words.ask.body}
      </Confirm>
    </section>
  )
}
