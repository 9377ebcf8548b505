import type { AccessPass, Stream } from '@stagedoor/contract'
import { Button, Icon, Progress } from '@stagedoor/ui'
import { locale } from '@stagedoor/words/locale'
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
  return (
    <section aria-labelledby="past">
      <h2 id="past">Past and replays</h2>
      {streams.length === 0 ? (
        <p className="small muted">Every stream that ends is here, with its replay for the same passes.</p>
      ) : (
        <table className="table past">
          <thead>
            <tr>
              <th scope="col">Stream</th>
              <th scope="col">Replay</th>
              <th scope="col" className="r">
                <span className="vh">Action</span>
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
            Watch
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
  if (upload && upload.status !== 'done') return <UploadLine stream={stream} upload={upload} />
  switch (stream.recordingStatus) {
    case null:
      return <span className="muted">{stream.status === 'canceled' ? 'Called off' : 'Not recorded'}</span>
    case 'recording':
    case 'uploading':
      return (
        <>
          Waiting for its studio
          <span className="sub">The rest is on the computer that recorded it. Open the studio there.</span>
        </>
      )
    case 'processing':
      return (
        <>
          Processing
          <span className="sub">Everything is here. You can close the studio.</span>
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
  return (
    <>
      <span className="state ok">
        <Icon name="check" />
        Ready
      </span>
      <span className="sub">
        {opening.length > 0 ? `For ${namePasses(opening)}` : 'No pass opens it, so nobody sees it.'}
      </span>
    </>
  )
}

function UploadLine({ stream, upload }: { stream: Stream; upload: UploadState }) {
  const total = upload.pendingBytes + upload.storedBytes
  const share = total === 0 ? 0 : upload.storedBytes / total
  if (upload.status === 'failed') {
    return (
      <>
        <span className="state bad">
          <Icon name="warn" />
          Upload stopped
        </span>
        <span className="sub">
          {upload.problem} {sayBytes(upload.pendingBytes)} are still on this computer.
        </span>
      </>
    )
  }
  return (
    <>
      <span className="row apart">
        <span className="num">{`Uploading ${Math.floor(share * 100)} %`}</span>
        <span className="small muted num">{sayBytes(upload.pendingBytes)} left</span>
      </span>
      <Progress value={share} label={`Upload of ${stream.title}`} />
      {upload.problem && <span className="sub">{upload.problem} It goes on by itself.</span>}
    </>
  )
}

function FailedReplay({ streamId }: { streamId: string }) {
  const { api } = useStudio()
  const loaded = useLoaded(streamId, () => api('GET /streams/:streamId/recording', { streamId }))
  const reason = loaded.status === 'ready' ? loaded.value.recording?.failure : undefined
  return (
    <>
      <span className="state bad">
        <Icon name="warn" />
        Failed
      </span>
      <span className="sub">{reason ?? 'What was uploaded is kept.'}</span>
    </>
  )
}

function DiscardUpload({ stream, reload }: { stream: Stream; reload: () => Promise<void> }) {
  const { uploads } = useStudio()
  const [isAsking, setIsAsking] = useState(false)
  const discard = (): void => {
    setIsAsking(false)
    void uploads.discard(stream.id).then(reload)
  }
  return (
    <>
      <Button kind="bare" small onClick={() => setIsAsking(true)}>
        Discard the rest
      </Button>
      <Confirm
        open={isAsking}
        title="Discard the rest of this recording?"
        keep="Keep it"
        act="Discard"
        onKeep={() => setIsAsking(false)}
        onAct={discard}
      >
        What is on the server stays there. What is only on this computer is gone for good.
      </Confirm>
    </>
  )
}
