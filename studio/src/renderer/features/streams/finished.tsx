import type { Recording, Space, Stream } from '@stagedoor/contract'
import { ButtonLink, Icon, Note, Progress } from '@stagedoor/ui'
import { useEffect } from 'react'
import { ExternalLink } from '../../app/external-link.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useLiveState, useStudio, useUploads } from '../../app/studio-context.tsx'
import { useLoaded } from '../../app/use-loaded.ts'
import type { UploadState } from '../../live-session/upload.ts'
import './finished.css'
import { lengthSeconds, sayBytes, sayLength } from './when.ts'

const refreshMs = 2000

/** After the end: the recording on its way to the replay, step by step, and what one may close meanwhile. */
export function Finished({ space, stream }: { space: Space; stream: Stream }) {
  const { api } = useStudio()
  const live = useLiveState()
  const upload = useUploads().byStream[stream.id]
  const problem = live.stream?.id === stream.id ? live.problem : undefined
  const loaded = useLoaded(stream.id, async () => {
    const [ended, { recording }] = await Promise.all([
      api('GET /streams/:streamId', { streamId: stream.id }),
      api('GET /streams/:streamId/recording', { streamId: stream.id }),
    ])
    return { ended, recording }
  })
  const { reload } = loaded
  const recording = loaded.status === 'ready' ? loaded.value.recording : undefined
  const isAway = loaded.status === 'failed'
  // Out of reach for a moment is asked again, too: the replay goes on being made without this window.
  const isMoving = isAway || (recording && recording.status !== 'ready' && recording.status !== 'failed')

  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => void reload(), refreshMs)
    return () => clearInterval(timer)
  }, [isMoving, reload])

  const seconds = loaded.status === 'ready' ? lengthSeconds(loaded.value.ended) : 0
  return (
    <Shell space={space} title={stream.title}>
      <div className="page finished">
        <div className="stack">
          <h1>{stream.title}</h1>
          <p className="lede num">
            {problem ?? 'The stream has ended.'}
            {seconds > 0 && ` It was on air for ${sayLength(seconds)}.`}
          </p>
        </div>
        {loaded.status === 'failed' && !upload && (
          <Note kind="warn">
            <b>How the replay stands is not known right now.</b> {loaded.message} It is asked again by itself.
          </Note>
        )}
        <ReplayProgress stream={stream} recording={recording} upload={upload} />
        <div className="row">
          <ButtonLink kind="loud" className="big" href={paths.streams(space.slug)}>
            Back to streams
          </ButtonLink>
        </div>
      </div>
    </Shell>
  )
}

function ReplayProgress({
  stream,
  recording,
  upload,
}: {
  stream: Stream
  recording: Recording | null | undefined
  upload: UploadState | undefined
}) {
  const { bridge } = useStudio()
  if (upload && upload.status !== 'done') return <UploadProgress stream={stream} upload={upload} />
  const status = recording?.status
  switch (status) {
    case undefined:
      return recording === null ? <p className="muted">It was not recorded, so there is no replay.</p> : null
    case 'recording':
    case 'uploading':
      return <p role="status">The last of the recording is being put together.</p>
    case 'processing':
      return (
        <div className="upload" role="status">
          <b>Uploaded. The replay is being made.</b>
          <Progress label="Making the replay" />
          <p className="small muted">Everything is at the server now; you can close the studio.</p>
        </div>
      )
    case 'ready':
      return (
        <div className="row" role="status">
          <span className="state ok">
            <Icon name="check" />
            The replay is ready
          </span>
          <ExternalLink className="btn quiet" href={`${bridge.config.apiUrl}/watch/${stream.id}`}>
            <Icon name="play" />
            Watch it
          </ExternalLink>
        </div>
      )
    case 'failed':
      return (
        <Note kind="bad">
          <b>There is no replay.</b> {recording?.failure ?? 'What was uploaded is kept.'}
        </Note>
      )
    default:
      return status satisfies never
  }
}

function UploadProgress({ stream, upload }: { stream: Stream; upload: UploadState }) {
  const total = upload.pendingBytes + upload.storedBytes
  if (upload.status === 'failed') {
    return (
      <Note kind="bad">
        <b>The upload stopped.</b> {upload.problem} {sayBytes(upload.pendingBytes)} are still on this
        computer.
      </Note>
    )
  }
  return (
    <div className="upload" role="status">
      <b>Uploading the rest of the recording</b>
      <Progress
        label={`Upload of ${stream.title}`}
        {...(total > 0 ? { value: upload.storedBytes / total } : {})}
      />
      <p className="small muted num">
        {upload.problem
          ? `${upload.problem} It goes on by itself.`
          : `${sayBytes(upload.pendingBytes)} left. You can go on working; closing the studio pauses it until it is opened again.`}
      </p>
    </div>
  )
}
