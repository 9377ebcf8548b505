import type { Recording, Space, Stream } from '@stagedoor/contract'
import { Button, ButtonLink, Icon, Note } from '@stagedoor/ui'
import { studioUploadWords } from '@stagedoor/words/studio-upload'
import { useEffect } from 'react'
import { ExternalLink } from '../../app/external-link.tsx'
import { Loading } from '../../app/load-states.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useLiveState, useStudio, useUploads } from '../../app/studio-context.tsx'
import { useLoaded, type Loaded } from '../../app/use-loaded.ts'
import type { UploadState } from '../../live-session/upload.ts'
import './finished.css'
import './preflight.css'
import { replaySteps, type ReplayStep } from './replay-steps.ts'
import { StepList } from './step-list.tsx'
import { lengthSeconds, sayBytes, sayLength } from './when.ts'

const refreshMs = 2000

/** After the end: the recording on its way to the replay, step by step, and what one may close meanwhile. */
export function Finished({ space, stream }: { space: Space; stream: Stream }) {
  const { bridge, session, uploads } = useStudio()
  const live = useLiveState()
  const upload = useUploads().byStream[stream.id]
  const loaded = useReplay(stream.id)
  const words = studioUploadWords()
  const isOurs = live.stream?.id === stream.id
  const recording = loaded.status === 'ready' ? loaded.value.recording : undefined
  const current = loaded.status === 'ready' ? loaded.value.stream : undefined
  const seconds = current ? lengthSeconds(current) : 0
  const isStillLive = current?.status === 'live'
  const isUploading = upload?.status === 'uploading' || upload?.status === 'waiting'

  // Another studio took over and has ended it now: no more segments will come from here, either.
  useEffect(() => {
    if (isUploading && current?.status === 'ended') uploads.start(stream.id).finish()
  }, [isUploading, current?.status, uploads, stream.id])

  return (
    <Shell space={space} title={stream.title}>
      <div className="page finished">
        <div className="stack">
          <h1>{stream.title}</h1>
          <p className="lede num">
            {(isOurs && live.problem) || words.ended}
            {seconds > 0 && ` ${words.onAirFor(sayLength(seconds))}`}
          </p>
        </div>
        {loaded.status === 'loading' && <Loading />}
        {loaded.status === 'failed' && !upload && (
          <Note kind="warn">
            <b>{words.unknown.what}</b> {words.unknown.more(loaded.message)}
          </Note>
        )}
        {isStillLive ? (
          <StillLive upload={upload} />
        ) : (
          <WayToReplay
            stream={stream}
            recording={recording}
            upload={upload}
            isOurs={isOurs}
            reload={loaded.reload}
          />
        )}
        <div className="row">
          {recording?.status === 'ready' && (
            <ExternalLink className="btn loud big" href={`${bridge.config.apiUrl}/watch/${stream.id}`}>
              <Icon name="play" />
              {words.watch}
            </ExternalLink>
          )}
          <ButtonLink className="big" href={paths.streams(space.slug)}>
            {words.back}
          </ButtonLink>
          {isStillLive && (
            <Button kind="bare" className="big" onClick={() => session.prepare(current)}>
              {words.takeBack}
            </Button>
          )}
        </div>
      </div>
    </Shell>
  )
}

type Replay = { stream: Stream; recording: Recording | null }

/** The stream and its recording, asked for again while something moves, or is out of reach for a moment. */
function useReplay(streamId: string): Loaded<Replay> {
  const { api } = useStudio()
  const loaded = useLoaded(streamId, async () => {
    const [stream, { recording }] = await Promise.all([
      api('GET /streams/:streamId', { streamId }),
      api('GET /streams/:streamId/recording', { streamId }),
    ])
    return { stream, recording }
  })
  const { reload } = loaded
  const status = loaded.status === 'ready' ? loaded.value.recording?.status : undefined
  const isMoving =
    loaded.status === 'failed' || (status !== undefined && status !== 'ready' && status !== 'failed')

  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => void reload(), refreshMs)
    return () => clearInterval(timer)
  }, [isMoving, reload])

  return loaded
}

/** Another studio has it: what this one recorded is uploaded, and the replay waits for the end. */
function StillLive({ upload }: { upload: UploadState | undefined }) {
  const { stillLive: words } = studioUploadWords()
  if (!upload) return null
  return (
    <p role="status" className="num">
      {upload.pendingBytes > 0 ? words.uploading(sayBytes(upload.pendingBytes)) : words.uploaded}
    </p>
  )
}

function WayToReplay({
  stream,
  recording,
  upload,
  isOurs,
  reload,
}: {
  stream: Stream
  recording: Recording | null | undefined
  upload: UploadState | undefined
  isOurs: boolean
  reload: () => Promise<void>
}) {
  const { api, uploads } = useStudio()
  if (recording === null) return <p className="muted">{studioUploadWords().notRecorded}</p>
  const known =
    recording ?? (upload && { status: 'uploading', storedBytes: 0, durationSeconds: null, failure: null })
  if (!known) return null

  async function makeAgain(): Promise<void> {
    const parts = (recording?.parts ?? [])
      .filter(({ storedThrough }) => storedThrough >= 0)
      .map(({ part, storedThrough }) => ({ part, segmentCount: storedThrough + 1 }))
    await api('POST /streams/:streamId/recording/finish', { streamId: stream.id, parts })
    await reload()
  }
  const retry = (key: ReplayStep['key']): void =>
    key === 'upload' ? uploads.start(stream.id).finish() : void makeAgain()
  return (
    <div role="status">
      <StepList
        title={stream.title}
        steps={replaySteps({ recording: known, upload, isOurs })}
        onRetry={retry}
      />
    </div>
  )
}
