import { formatNumber } from '@stagedoor/words/plural'
import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import type { DeviceProblem } from '../../live-session/device-problem.ts'

/** Quieter than this for `silentAfterSeconds` is silence: a room with nobody in it. */
export const silenceDb = -58
const silentAfterSeconds = 10
const slowRoundTripMs = 1000
/** Picture and sound of the recording together. */
const recordedBytesPerHour = ((2_500_000 + 160_000) / 8) * 3600

export type CheckFacts = {
  camera: DeviceFacts
  hasScreen: boolean
  picture: { width: number; height: number; framesPerSecond: number } | undefined
  microphone: DeviceFacts & {
    isMuted: boolean
    silentSeconds: number
    isTooLoud: boolean
    levelDb: number
  }
  server: { roundTripMs: number } | 'away' | undefined
  recording: {
    isWanted: boolean
    isPossible: boolean | undefined
    height: number
    freeBytes: number | undefined
  }
}

type DeviceFacts = {
  isOn: boolean
  isOpening: boolean
  problem: DeviceProblem | undefined
  /** The name of another one that is plugged in. */
  other: string | undefined
}

export type Remedy =
  'retry-camera' | 'other-camera' | 'retry-microphone' | 'other-microphone' | 'unmute' | 'retry-server'

export type Check = {
  name: string
  /** `waiting`: not known yet. */
  status: 'fine' | 'failing' | 'waiting'
  /** The measured value of one that is fine. */
  value?: string
  /** Why it fails, and what stands in its place beside the button. */
  cause?: string
  short?: string
  remedies?: { act: Remedy; label: string }[]
}

/** What stands between now and a good stream; the failing ones first. None of them forbids anything. */
export function runChecks(facts: CheckFacts): Check[] {
  const checks = [
    checkPicture(facts),
    checkMicrophone(facts),
    checkServer(facts),
    ...(facts.recording.isWanted ? [checkRecorder(facts), checkRoom(facts)] : []),
  ]
  const order = { failing: 0, fine: 1, waiting: 1 }
  return checks.sort((a, b) => order[a.status] - order[b.status])
}

function checkPicture({ camera, hasScreen, picture }: CheckFacts): Check {
  const { picture: words, tryAgain } = studioPreflightWords()
  if (camera.isOpening) return { name: words.opening, status: 'waiting' }
  if (camera.problem) {
    return {
      name: words.broken,
      status: 'failing',
      cause: deviceCause(camera.problem, 'camera'),
      short: words.brokenShort,
      remedies: [{ act: 'retry-camera', label: tryAgain }, ...switchTo('other-camera', camera)],
    }
  }
  if (!camera.isOn) {
    if (hasScreen) return { name: words.isScreen, status: 'fine', value: words.cameraOff }
    return {
      name: words.missing,
      status: 'failing',
      cause: words.missingCause,
      short: words.missing,
      remedies: [{ act: 'retry-camera', label: words.turnOn }],
    }
  }
  if (!picture) return { name: words.moves, status: 'waiting' }
  if (picture.framesPerSecond < 1) {
    return {
      name: words.still,
      status: 'failing',
      cause: words.stillCause,
      short: words.stillShort,
      remedies: [{ act: 'retry-camera', label: words.openAgain }, ...switchTo('other-camera', camera)],
    }
  }
  const { width, height, framesPerSecond } = picture
  return { name: words.moves, status: 'fine', value: words.size(width, height, Math.round(framesPerSecond)) }
}

function checkMicrophone({ microphone }: CheckFacts): Check {
  const { sound: words, tryAgain } = studioPreflightWords()
  if (microphone.isOpening) return { name: words.opening, status: 'waiting' }
  if (microphone.problem || !microphone.isOn) {
    return {
      name: words.broken,
      status: 'failing',
      cause: deviceCause(microphone.problem ?? 'missing', 'microphone'),
      short: words.brokenShort,
      remedies: [{ act: 'retry-microphone', label: tryAgain }, ...switchTo('other-microphone', microphone)],
    }
  }
  if (microphone.isMuted) {
    return {
      name: words.muted,
      status: 'failing',
      cause: words.mutedCause,
      short: words.mutedShort,
      remedies: [{ act: 'unmute', label: words.unmute }],
    }
  }
  if (microphone.silentSeconds >= silentAfterSeconds) {
    return {
      name: words.silent,
      status: 'failing',
      cause: words.silentCause(words.level(silenceDb), Math.floor(microphone.silentSeconds)),
      short: words.silentShort,
      remedies: switchTo('other-microphone', microphone),
    }
  }
  if (microphone.isTooLoud) {
    return { name: words.loud, status: 'failing', cause: words.loudCause, short: words.loudShort }
  }
  return {
    name: words.heard,
    status: microphone.levelDb > silenceDb ? 'fine' : 'waiting',
    value: words.level(microphone.levelDb),
  }
}

function switchTo(act: Remedy, { other, problem }: DeviceFacts): { act: Remedy; label: string }[] {
  // Who may not use one may not use another.
  return other && problem !== 'not-allowed' ? [{ act, label: studioPreflightWords().useOther(other) }] : []
}

function checkServer({ server }: CheckFacts): Check {
  const { server: words } = studioPreflightWords()
  if (server === undefined) return { name: words.answers, status: 'waiting' }
  if (server === 'away') {
    return {
      name: words.away,
      status: 'failing',
      cause: words.awayCause,
      short: words.away,
      remedies: [{ act: 'retry-server', label: words.askAgain }],
    }
  }
  if (server.roundTripMs > slowRoundTripMs) {
    return {
      name: words.slow,
      status: 'failing',
      cause: words.slowCause(formatNumber(server.roundTripMs / 1000, 1)),
      short: words.slowShort,
      remedies: [{ act: 'retry-server', label: words.askAgain }],
    }
  }
  return { name: words.answers, status: 'fine', value: words.roundTrip(Math.round(server.roundTripMs)) }
}

function checkRecorder({ recording }: CheckFacts): Check {
  const { recording: words } = studioPreflightWords()
  if (recording.isPossible === undefined) return { name: words.works, status: 'waiting' }
  if (!recording.isPossible) {
    return {
      name: words.impossible,
      status: 'failing',
      cause: words.impossibleCause,
      short: words.impossibleShort,
    }
  }
  return { name: words.works, status: 'fine', value: `${recording.height}p` }
}

function checkRoom({ recording: { freeBytes } }: CheckFacts): Check {
  const { recording: words } = studioPreflightWords()
  if (freeBytes === undefined) return { name: words.room, status: 'waiting' }
  const hours = freeBytes / recordedBytesPerHour
  const minutes = Math.floor(hours * 60)
  if (minutes < 1)
    return { name: words.full, status: 'failing', cause: words.fullCause, short: words.fullShort }
  if (hours < 1) {
    return { name: words.little, status: 'failing', cause: words.littleCause(minutes), short: words.little }
  }
  return {
    name: words.room,
    status: 'fine',
    value: words.roomFor(Math.round(freeBytes / 1e9), Math.floor(hours)),
  }
}

/** Why a device gives nothing, and what helps. */
export function deviceCause(problem: DeviceProblem, device: 'camera' | 'microphone'): string {
  const { device: words } = studioPreflightWords()
  switch (problem) {
    case 'not-allowed':
      return words.notAllowed(device)
    case 'missing':
      return words.missing(device)
    case 'busy':
      return words.busy(device)
    case 'gone':
      return words.gone(device)
    case 'failed':
      return words.failed(device)
    default:
      return problem satisfies never
  }
}
