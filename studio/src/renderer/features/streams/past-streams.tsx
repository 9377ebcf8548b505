import type { AccessPass, Stream } from '@stagedoor/contract'
import { Button, Icon, Progress } from '@stagedoor/ui'
import { locale } from '@stagedoor/words/locale'
import { studioStreamsWords } from '@stagedoor/words/studio-streams'
import { useState } from 'react'
import { Confirm } from '../../app/confirm.tsx'
import { ExternalLink } from '../../app/external-link.tsx'
import { useStudio, useUploads } from '../../app/studio-context.tsx'
import { useLoaded } from '../../app/use-loaded.ts'
import type { UploadState } from '../../live-session/upload.ts'
import { namePasses, passesFor } from './passes-for.ts'
import { useFirst } from './use-first.tsx'
import { lengthSeconds, ownTimeZone, sayBytes, sayLength } from './when.ts'

const shownAtFirst = 10

/** What was, and how its replay stands. */
export function PastStreams({
  streams,
  passes,
  reload,
}: {
  streams: Stream[]
  passes: AccessPass[]
  reload: () => Promise<void>
}) {
  const { shown, more } = useFirst(streams, shownAtFirst)
  const words = studioStreamsWords().past
  return (
    <section aria-labelledby="past">
      <h2 id="past">{words.title}</h2>
      {streams.length === 0 ? (
        <p className="small muted">{words.none}</p>
      ) : (
        <table className="table past">
          <thead>
            <tr>
              <th scope="col">{words.stream}</th>
              <th scope="col">{words.replay}</th>
              <th scope="col" className="r">
                <span className="vh">{words.action}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((stream) => (
              <PastRow key={stream.id} stream={stream} passes={passes} reload={reload} />
            ))}
          </tbody>
        </table>
      )}
      {more}
    </section>
  )
}

function PastRow({
  stream,
  passes,
  reload,
}: {
  stream: Stream
  passes: AccessPass[]
  reload: () => Promise<void>
}) {
  const { bridge } = useStudio()
  const upload = useUploads().byStream[stream.id]
  return (
    <tr>
      <td>
        <b>{stream.title}</b>
        <span className="sub num">{sayWhen(stream)}</span>
      </td>
      <td>
        <ReplayState stream={stream} passes={passes} upload={upload} />
      </td>
      <td className="r">
        {stream.recordingStatus === 'ready' && (
          <ExternalLink className="btn quiet small" href={`${bridge.config.apiUrl}/watch/${stream.id}`}>
            <Icon name="play" />
            {studioStreamsWords().past.watch}
          </ExternalLink>
        )}
        {upload?.status === 'failed' && <DiscardUpload stream={stream} reload={reload} />}
      </td>
    </tr>
  )
}

function sayWhen(stream: Stream): string {
  const day = new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: ownTimeZone,
  }).format(new Date(stream.startedAt ?? stream.startsAt))
  if (stream.status === 'canceled') return day
  return `${day} · ${sayLength(lengthSeconds(stream))}`
}

/** What waits on this computer is known here first; the server knows the rest. */
function ReplayState({
  stream,
  passes,
  upload,
}: {
  stream: Stream
  passes: AccessPass[]
  upload: UploadState | undefined
}) {
  const words = studioStreamsWords().past
  if (upload && upload.status !== 'done') return <UploadLine stream={stream} upload={upload} />
  switch (stream.recordingStatus) {
    case null:
      return (
        <span className="muted">{stream.status === 'canceled' ? words.calledOff : words.notRecorded}</span>
      )
    case 'recording':
    case 'uploading':
      return (
        <>
          {words.elsewhere}
          <span className="sub">{words.elsewhereHelp}</span>
        </>
      )
    case 'processing':
      return (
        <>
          {words.processing}
          <span className="sub">{words.processingHelp}</span>
        </>
      )
    case 'ready':
      return <ReadyReplay opening={passesFor(stream, passes)} />
    case 'failed':
      return <FailedReplay streamId={stream.id} />
    default:
      return stream.recordingStatus satisfies never
  }
}

function ReadyReplay({ opening }: { opening: AccessPass[] }) {
  const words = studioStreamsWords().past
  return (
    <>
      <span className="state ok">
        <Icon name="check" />
        {words.ready}
      </span>
      <span className="sub">
        {opening.length > 0 ? words.readyFor(namePasses(opening)) : words.readyForNobody}
      </span>
    </>
  )
}

function UploadLine({ stream, upload }: { stream: Stream; upload: UploadState }) {
  const words = studioStreamsWords().upload
  const total = upload.pendingBytes + upload.storedBytes
  const share = total === 0 ? 0 : upload.storedBytes / total
  if (upload.status === 'failed') {
    return (
      <>
        <span className="state bad">
          <Icon name="warn" />
          {words.stopped}
        </span>
        <span className="sub">
          {words.stoppedBecause(upload.problem ?? '', sayBytes(upload.pendingBytes))}
        </span>
      </>
    )
  }
  return (
    <>
      <span className="row apart">
        <span className="num">{words.share(Math.floor(share * 100))}</span>
        <span className="small muted num">{words.left(sayBytes(upload.pendingBytes))}</span>
      </span>
      <Progress value={share} label={words.of(stream.title)} />
      {upload.problem && <span className="sub">{words.goesOn(upload.problem)}</span>}
    </>
  )
}

function FailedReplay({ streamId }: { streamId: string }) {
  const { api } = useStudio()
  const words = studioStreamsWords().past
  const loaded = useLoaded(streamId, () => api('GET /streams/:streamId/recording', { streamId }))
  const reason = loaded.status === 'ready' ? loaded.value.recording?.failure : undefined
  return (
    <>
      <span className="state bad">
        <Icon name="warn" />
        {words.failed}
      </span>
      <span className="sub">{reason ?? words.failedHelp}</span>
    </>
  )
}

function DiscardUpload({ stream, reload }: { stream: Stream; reload: () => Promise<void> }) {
  const { uploads } = useStudio()
  const words = studioStreamsWords().upload
  const [isAsking, setIsAsking] = useState(false)
  const discard = (): void => {
    setIsAsking(false)
    void uploads.discard(stream.id).then(reload)
  }
  return (
    <>
      <Button kind="bare" small onClick={() => setIsAsking(true)}>
        {words.discard}
      </Button>
      <Confirm
        open={isAsking}
        title={words.ask.title}
        keep={words.ask.keep}
        act={words.ask.act}
        onKeep={() => setIsAsking(false)}
        onAct={discard}
      >
        {words.ask.body}
      </Confirm>
    </>
  )
}
