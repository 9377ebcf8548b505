import type { AccessPass, Space, Stream } from '@stagedoor/contract'
import { useNow } from '@stagedoor/ui'
import { locale } from '@stagedoor/words/locale'
import { formatDateTile, formatTime } from '@stagedoor/words/format'
import { studioStreamsWords } from '@stagedoor/words/studio-streams'
import { uiWords } from '@stagedoor/words/ui'
import { useEffect } from 'react'
import { LoadFailed, Loading } from '../../app/load-states.tsx'
import { newKey, NewLink } from '../../app/new-link.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useStudio, useUploads } from '../../app/studio-context.tsx'
import { useLoaded } from '../../app/use-loaded.ts'
import { DraftNote } from '../spaces/draft-note.tsx'
import { NextUp, NothingNext } from './next-up.tsx'
import { namePasses, passesFor } from './passes-for.ts'
import { PastStreams } from './past-streams.tsx'
import './streams.css'
import { useFirst } from './use-first.tsx'
import { ownTimeZone } from './when.ts'

const refreshMs = 5000

/** The studio's first screen: what is next, what comes, what was. */
export function Streams({ space }: { space: Space }) {
  const { api } = useStudio()
  const { byStream } = useUploads()
  const words = studioStreamsWords()
  const loaded = useLoaded(space.id, async () => {
    const [streams, passes] = await Promise.all([
      api('GET /spaces/:spaceId/streams', { spaceId: space.id }),
      api('GET /spaces/:spaceId/passes', { spaceId: space.id }),
    ])
    return { streams: streams.items, passes: passes.items }
  })
  const { reload } = loaded
  const isMoving = loaded.status === 'ready' && loaded.value.streams.some(isInMotion)
  const isIdle = loaded.status === 'ready' && !findNext(loaded.value.streams)
  const uploadCount = Object.keys(byStream).length

  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => void reload(), refreshMs)
    return () => clearInterval(timer)
  }, [isMoving, reload, uploadCount])

  return (
    <Shell space={space} shortcuts={[{ keys: [newKey.toUpperCase()], does: words.schedule }]}>
      <div className="page">
        <header>
          <h1>{words.title}</h1>
          {!isIdle && <NewLink href={paths.newStream(space.slug)}>{words.schedule}</NewLink>}
        </header>
        <DraftNote space={space} />
        {loaded.status === 'loading' && (
          <Loading>
            <OverviewSkeleton />
          </Loading>
        )}
        {loaded.status === 'failed' && (
          <LoadFailed what={words.what} message={loaded.message} onRetry={() => void reload()} />
        )}
        {loaded.status === 'ready' && <Overview space={space} {...loaded.value} reload={reload} />}
      </div>
    </Shell>
  )
}

/** What changes by itself while one looks. */
function isInMotion({ status, recordingStatus }: Stream): boolean {
  return status === 'live' || recordingStatus === 'uploading' || recordingStatus === 'processing'
}

function Overview({
  space,
  streams,
  passes,
  reload,
}: {
  space: Space
  streams: Stream[]
  passes: AccessPass[]
  reload: () => Promise<void>
}) {
  const scheduled = streams.filter(({ status }) => status === 'scheduled')
  const next = findNext(streams)
  const later = scheduled.filter((stream) => stream !== next)
  const past = streams.filter(({ status }) => status === 'ended' || status === 'canceled')
  return (
    <>
      {next ? (
        <NextUp space={space} stream={next} passes={passes} reload={reload} />
      ) : (
        <NothingNext space={space} isNew={past.length === 0} />
      )}
      {streams.length > 0 && (
        <div className="homecols">
          <ComingUp space={space} streams={later} passes={passes} />
          <PastStreams streams={past} passes={passes} reload={reload} />
        </div>
      )}
    </>
  )
}

/** On air before planned; both come soonest first. */
function findNext(streams: Stream[]): Stream | undefined {
  return (
    streams.find(({ status }) => status === 'live') ?? streams.find(({ status }) => status === 'scheduled')
  )
}

/** Where the next stream and the two lists will be. */
function OverviewSkeleton() {
  return (
    <div role="status">
      <span className="vh">{uiWords().loading}</span>
      <div className="nextup">
        <div>
          <span className="skeleton w-1" />
          <span className="skeleton headline" />
          <span className="skeleton w-2" />
        </div>
        <span className="skeleton art" />
      </div>
      <div className="homecols">
        <SkeletonRows count={3} />
        <SkeletonRows count={4} />
      </div>
    </div>
  )
}

function SkeletonRows({ count }: { count: number }) {
  return (
    <div className="rows">
      {Array.from({ length: count }, (_, row) => (
        <div key={row}>
          <span className="grow">
            <span className="skeleton w-2" />
            <span className="skeleton w-1" />
          </span>
        </div>
      ))}
    </div>
  )
}

const comingAtFirst = 8

function ComingUp({ space, streams, passes }: { space: Space; streams: Stream[]; passes: AccessPass[] }) {
  const { shown, more } = useFirst(streams, comingAtFirst)
  const words = studioStreamsWords().coming
  return (
    <section aria-labelledby="coming-up">
      <h2 id="coming-up">{words.title}</h2>
      {streams.length === 0 ? (
        <p className="small muted">{words.none}</p>
      ) : (
        <div className="rows">
          {shown.map((stream) => (
            <ComingStream key={stream.id} space={space} stream={stream} passes={passes} />
          ))}
        </div>
      )}
      {more}
    </section>
  )
}

function ComingStream({ space, stream, passes }: { space: Space; stream: Stream; passes: AccessPass[] }) {
  const now = useNow(null)
  const { month, day } = formatDateTile(stream.startsAt, ownTimeZone)
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: 'short' }).format(new Date(stream.startsAt))
  const opening = passesFor(stream, passes)
  const isThisYear = new Date(stream.startsAt).getFullYear() === new Date(now).getFullYear()
  return (
    <div>
      <div className="when num">
        <small>{month}</small>
        {day}
      </div>
      <div className="grow">
        <h3>
          <a href={paths.editStream(space.slug, stream.id)}>{stream.title}</a>
        </h3>
        <p className="small muted num">
          {!isThisYear && `${new Date(stream.startsAt).getFullYear()} · `}
          {weekday} {formatTime(stream.startsAt, ownTimeZone)}
          {opening.length > 0 && ` · ${namePasses(opening)}`}
        </p>
      </div>
    </div>
  )
}
