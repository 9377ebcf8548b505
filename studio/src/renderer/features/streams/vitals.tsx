import type { Stream } from '@stagedoor/contract'
import { LiveChip, useNow } from '@stagedoor/ui'
import { formatDuration } from '@stagedoor/words/format'
import { formatNumber } from '@stagedoor/words/plural'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import { useSyncExternalStore } from 'react'
import { useLiveState, useUploads } from '../../app/studio-context.tsx'
import type { Recording, RecordingState } from '../../live-session/recording.ts'
import type { UploadState } from '../../live-session/upload.ts'
import type { Uplink } from '../../live-session/uplink.ts'
import { sayBytes } from './when.ts'

/** How long, whether it is recorded, how many watch, how far behind. Each number says on hover what it is. */
export function Vitals({ stream }: { stream: Stream }) {
  const { watchingCount, uplink, recording } = useLiveState()
  const now = useNow(1000)
  const startedAt = Date.parse(stream.startedAt ?? '')
  const seconds = Number.isNaN(startedAt) ? 0 : Math.max(0, (now - startedAt) / 1000)
  const { onAir, onAirSince, vitals: words } = studioOnAirWords()
  return (
    <div className="vitals">
      <div className="timer num">
        <LiveChip>{onAir}</LiveChip>
        <span role="timer" aria-label={onAirSince}>
          {formatDuration(seconds)}
        </span>
      </div>
      <dl className="num">
        <RecordingVital stream={stream} recording={recording} />
        <div title={words.watchingMeans}>
          <dt>{words.watching}</dt>
          <dd>{formatNumber(watchingCount)}</dd>
        </div>
        <div title={words.delayMeans}>
          <dt>{words.delay}</dt>
          <dd>{sayDelay(uplink)}</dd>
        </div>
      </dl>
    </div>
  )
}

function sayDelay(uplink: Uplink | undefined): string {
  const { vitals: words } = studioOnAirWords()
  if (uplink?.isResting) return words.noneYet
  return uplink?.delayMs === undefined
    ? words.unmeasured
    : words.seconds(formatNumber(uplink.delayMs / 1000, 2))
}

function RecordingVital({ stream, recording }: { stream: Stream; recording: Recording | undefined }) {
  const state = useRecordingState(recording)
  const upload = useUploads().byStream[stream.id]
  const { vitals: words } = studioOnAirWords()
  if (!state) return null
  switch (state.status) {
    case 'off':
      return (
        <div title={words.offMeans}>
          <dt>{words.recording}</dt>
          <dd>{words.off}</dd>
        </div>
      )
    case 'starting':
      return (
        <div>
          <dt>{words.recording}</dt>
          <dd>{words.starting}</dd>
        </div>
      )
    case 'recording':
    case 'finished':
      return (
        <div title={words.recMeans}>
          <dt>
            <span className="rec" />
            {words.rec}
          </dt>
          <dd>
            {sayBytes(state.bytes)} <small>{sayPending(upload)}</small>
          </dd>
        </div>
      )
    case 'impossible':
      return (
        <div title={words.impossibleMeans}>
          <dt>{words.recording}</dt>
          <dd>{words.impossible}</dd>
        </div>
      )
    case 'stopped':
      return (
        <div title={words.stoppedMeans}>
          <dt>{words.recording}</dt>
          <dd>
            {words.stopped} <small>{words.safe(sayBytes(state.bytes))}</small>
          </dd>
        </div>
      )
    default:
      return state.status satisfies never
  }
}

function sayPending(upload: UploadState | undefined): string {
  const { vitals: words } = studioOnAirWords()
  if (!upload) return words.here
  return upload.pendingBytes > 0 ? words.toUpload(sayBytes(upload.pendingBytes)) : words.uploaded
}

export function useRecordingState(recording: Recording | undefined): RecordingState | undefined {
  return useSyncExternalStore(recording?.subscribe ?? subscribeToNothing, () => recording?.getState())
}

function subscribeToNothing(): () => void {
  return () => undefined
}
