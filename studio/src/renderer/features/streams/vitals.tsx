import type { Stream } from '@stagedoor/contract'
import { LiveChip, useNow } from '@stagedoor/ui'
import { formatDuration } from '@stagedoor/words/format'
import { useSyncExternalStore } from 'react'
import { useLiveState, useUploads } from '../../app/studio-context.tsx'
import type { Recording, RecordingState } from '../../live-session/recording.ts'
import { formatNumber } from '@stagedoor/words/plural'
import { sayBytes } from './when.ts'

/** How long, whether it is recorded, how many watch, how far behind. Each number says on hover what it is. */
export function Vitals({ stream }: { stream: Stream }) {
  const { watchingCount, uplink, recording } = useLiveState()
  const now = useNow(1000)
  const startedAt = Date.parse(stream.startedAt ?? '')
  const seconds = Number.isNaN(startedAt) ? 0 : Math.max(0, (now - startedAt) / 1000)
  return (
    <div className="vitals">
      <div className="timer num">
        <LiveChip>On air</LiveChip>
        <span role="timer" aria-label="On air since">
          {formatDuration(seconds)}
        </span>
      </div>
      <dl className="num">
        <RecordingVital stream={stream} recording={recording} />
        <div title="People with a pass who have the stream open now, each once.">
          <dt>Watching</dt>
          <dd>{formatNumber(watchingCount)}</dd>
        </div>
        <div title="From your camera to the server: encoding, sending and half a round trip, measured now. Viewers add their own part.">
          <dt>Delay to server</dt>
          <dd>{uplink?.delayMs === undefined ? '…' : `${(uplink.delayMs / 1000).toFixed(2)} s`}</dd>
        </div>
      </dl>
    </div>
  )
}

function RecordingVital({ stream, recording }: { stream: Stream; recording: Recording | undefined }) {
  const state = useRecordingState(recording)
  const upload = useUploads().byStream[stream.id]
  if (!state) return null
  switch (state.status) {
    case 'off':
      return (
        <div title="Recording is switched off for this stream.">
          <dt>Recording</dt>
          <dd>Off</dd>
        </div>
      )
    case 'starting':
      return (
        <div>
          <dt>Recording</dt>
          <dd>…</dd>
        </div>
      )
    case 'recording':
    case 'finished':
      return (
        <div title="Recorded so far, and what of it is not at the server yet.">
          <dt>
            <span className="rec" />
            REC
          </dt>
          <dd>
            {sayBytes(state.bytes)}{' '}
            <small>{upload ? `${sayBytes(upload.pendingBytes)} to upload` : 'on this computer'}</small>
          </dd>
        </div>
      )
    case 'impossible':
      return (
        <div title="This browser or this server cannot record.">
          <dt>Recording</dt>
          <dd>Not possible</dd>
        </div>
      )
    case 'stopped':
      return (
        <div title="The disk is full or the encoder broke. What was recorded until then is safe.">
          <dt>Recording</dt>
          <dd>
            Stopped <small>{sayBytes(state.bytes)} safe</small>
          </dd>
        </div>
      )
    default:
      return state.status satisfies never
  }
}

export function useRecordingState(recording: Recording | undefined): RecordingState | undefined {
  return useSyncExternalStore(recording?.subscribe ?? subscribeToNothing, () => recording?.getState())
}

function subscribeToNothing(): () => void {
  return () => undefined
}
