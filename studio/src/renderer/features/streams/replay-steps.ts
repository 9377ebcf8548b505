import type { Recording } from '@stagedoor/contract'
import { formatNumber } from '@stagedoor/words/plural'
import { studioUploadWords } from '@stagedoor/words/studio-upload'
import type { UploadState } from '../../live-session/upload.ts'
import { sayBytes, sayLength } from './when.ts'

export type ReplayStep = {
  key: 'record' | 'upload' | 'replay'
  name: string
  status: 'done' | 'doing' | 'waiting' | 'failed'
  value?: string
  /** 0 to 1; without it something is on its way and nobody knows how far. */
  share?: number
  detail?: string
}

export type ReplayFacts = {
  recording: Pick<Recording, 'status' | 'storedBytes' | 'durationSeconds' | 'failure'>
  /** Of this computer, where it has one. */
  upload: UploadState | undefined
  /** Whether this studio was on air, so that what is missing is here. */
  isOurs: boolean
}

/** Recorded, uploaded, made into a replay: where it stands, and what that means for whoever waits. */
export function replaySteps(facts: ReplayFacts): ReplayStep[] {
  return [recordStep(facts), uploadStep(facts), replayStep(facts)]
}

function recordStep({ recording, upload }: ReplayFacts): ReplayStep {
  const bytes = recording.storedBytes + (upload?.pendingBytes ?? 0)
  return {
    key: 'record',
    name: studioUploadWords().recorded,
    status: 'done',
    ...(bytes > 0 ? { value: sayBytes(bytes) } : {}),
  }
}

function uploadStep({ recording, upload, isOurs }: ReplayFacts): ReplayStep {
  const words = studioUploadWords()
  if (upload && upload.status !== 'done') return ownUpload(upload)
  if (recording.status !== 'recording' && recording.status !== 'uploading') {
    return { key: 'upload', name: words.uploaded, status: 'done' }
  }
  return isOurs || upload
    ? { key: 'upload', name: words.uploading, status: 'doing', detail: words.lastPiece }
    : { key: 'upload', name: words.elsewhere, status: 'waiting', detail: words.elsewhereHelp }
}

function ownUpload({ status, pendingBytes, storedBytes, problem = '' }: UploadState): ReplayStep {
  const words = studioUploadWords()
  const left = sayBytes(pendingBytes)
  if (status === 'failed') {
    return { key: 'upload', name: words.stopped, status, detail: words.stoppedBecause(problem, left) }
  }
  const total = pendingBytes + storedBytes
  const share = total > 0 ? storedBytes / total : undefined
  const progress =
    share === undefined ? {} : { share, value: words.percent(formatNumber(Math.floor(share * 100))) }
  return status === 'waiting'
    ? { key: 'upload', name: words.waits, status, ...progress, detail: words.waitsBecause(problem, left) }
    : { key: 'upload', name: words.uploading, status: 'doing', ...progress, detail: words.left(left) }
}

function replayStep({ recording, upload }: ReplayFacts): ReplayStep {
  const words = studioUploadWords()
  if (upload && upload.status !== 'done') return { key: 'replay', name: words.replayNext, status: 'waiting' }
  switch (recording.status) {
    case 'recording':
    case 'uploading':
      return { key: 'replay', name: words.replayNext, status: 'waiting' }
    case 'processing':
      return { key: 'replay', name: words.making, status: 'doing', detail: words.makingHelp }
    case 'ready':
      return {
        key: 'replay',
        name: words.ready,
        status: 'done',
        ...(recording.durationSeconds === null ? {} : { value: sayLength(recording.durationSeconds) }),
      }
    case 'failed':
      return {
        key: 'replay',
        name: words.failed,
        status: 'failed',
        detail: recording.failure ?? words.failedHelp,
      }
    default:
      return recording.status satisfies never
  }
}
