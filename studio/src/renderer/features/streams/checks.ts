import { plural } from '@stagedoor/words/plural'
import type { DeviceProblem } from '../../live-session/device-problem.ts'

/** Quieter than this for `silentAfterSeconds` is silence: a room with nobody in it. */
export const silenceDb = -58
const silentAfterSeconds = 10
/** Picture and sound of the recording together. */
const recordedBytesPerHour = ((2_500_000 + 160_000) / 8) * 3600

export type CheckFacts = {
  camera: { isOn: boolean; isOpening: boolean; problem: DeviceProblem | undefined }
  hasScreen: boolean
  picture: { width: number; height: number; framesPerSecond: number } | undefined
  microphone: {
    isOn: boolean
    isOpening: boolean
    isMuted: boolean
    problem: DeviceProblem | undefined
    silentSeconds: number
    peakDb: number
  }
  server: { roundTripMs: number } | 'away' | undefined
  recording: {
    isWanted: boolean
    isPossible: boolean | undefined
    height: number
    freeBytes: number | undefined
  }
}

export type Remedy = 'retry-camera' | 'retry-microphone' | 'unmute' | 'retry-server'

export type Check = {
  name: string
  /** `waiting`: not known yet. */
  status: 'fine' | 'failing' | 'waiting'
  /** The measured value of one that is fine. */
  value?: string
  /** Why it fails, and what stands in its place beside the button. */
  cause?: string
  short?: string
  remedy?: { act: Remedy; label: string }
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
  if (camera.isOpening) return { name: 'Opening the camera', status: 'waiting' }
  if (camera.problem) {
    return {
      name: 'The camera gives no picture',
      status: 'failing',
      cause: deviceCause(camera.problem, 'camera'),
      short: 'Your camera gives no picture',
      remedy: { act: 'retry-camera', label: 'Try again' },
    }
  }
  if (!camera.isOn) {
    if (hasScreen) return { name: 'The screen is the picture', status: 'fine', value: 'camera off' }
    return {
      name: 'There is no picture',
      status: 'failing',
      cause: 'The camera is off and no screen is shared. People would see a card with the title.',
      short: 'There is no picture',
      remedy: { act: 'retry-camera', label: 'Turn the camera on' },
    }
  }
  if (!picture) return { name: 'Picture moves', status: 'waiting' }
  if (picture.framesPerSecond < 1) {
    return {
      name: 'The picture stands still',
      status: 'failing',
      cause:
        'The camera is on but sends no new pictures. Unplugging it and plugging it in again often helps.',
      short: 'Your picture stands still',
      remedy: { act: 'retry-camera', label: 'Open it again' },
    }
  }
  return {
    name: 'Picture moves',
    status: 'fine',
    value: `${picture.width} × ${picture.height}, ${Math.round(picture.framesPerSecond)} fps`,
  }
}

function checkMicrophone({ microphone }: CheckFacts): Check {
  if (microphone.isOpening) return { name: 'Opening the microphone', status: 'waiting' }
  if (microphone.problem || !microphone.isOn) {
    return {
      name: 'The microphone gives no sound',
      status: 'failing',
      cause: deviceCause(microphone.problem ?? 'missing', 'microphone'),
      short: 'Your microphone gives no sound',
      remedy: { act: 'retry-microphone', label: 'Try again' },
    }
  }
  if (microphone.isMuted) {
    return {
      name: 'Microphone is muted',
      status: 'failing',
      cause: 'You would start without sound.',
      short: 'Your microphone is muted',
      remedy: { act: 'unmute', label: 'Unmute' },
    }
  }
  if (microphone.silentSeconds >= silentAfterSeconds) {
    return {
      name: 'Microphone is silent',
      status: 'failing',
      cause: `Nothing louder than ${sayDb(silenceDb)} for ${plural(Math.floor(microphone.silentSeconds), { one: 'second', other: 'seconds' })}. It may be turned down, or another one is meant.`,
      short: 'Your microphone is silent',
    }
  }
  return {
    name: 'Microphone is heard',
    status: microphone.peakDb > silenceDb ? 'fine' : 'waiting',
    value: sayDb(microphone.peakDb),
  }
}

function checkServer({ server }: CheckFacts): Check {
  if (server === undefined) return { name: 'Server answers', status: 'waiting' }
  if (server === 'away') {
    return {
      name: 'The server does not answer',
      status: 'failing',
      cause: 'Check the connection of this computer. Nothing of yours is lost.',
      short: 'The server does not answer',
      remedy: { act: 'retry-server', label: 'Ask again' },
    }
  }
  return { name: 'Server answers', status: 'fine', value: `${Math.round(server.roundTripMs)} ms` }
}

function checkRecorder({ recording }: CheckFacts): Check {
  if (recording.isPossible === undefined) return { name: 'Recording works', status: 'waiting' }
  if (!recording.isPossible) {
    return {
      name: 'This browser cannot record',
      status: 'failing',
      cause: 'You can stream, but there will be no replay. The desktop studio and Chrome can record.',
      short: 'There will be no replay',
    }
  }
  return { name: 'Recording works', status: 'fine', value: `${recording.height}p` }
}

function checkRoom({ recording: { freeBytes } }: CheckFacts): Check {
  if (freeBytes === undefined) return { name: 'Room on this disk', status: 'waiting' }
  const hours = freeBytes / recordedBytesPerHour
  if (hours < 1) {
    return {
      name: 'Little room on this disk',
      status: 'failing',
      cause: `There is room for about ${Math.floor(hours * 60)} minutes of recording, should the line break. While it holds, less is needed.`,
      short: 'Little room on this disk',
    }
  }
  return {
    name: 'Room on this disk',
    status: 'fine',
    value: `${Math.round(freeBytes / 1e9)} GB, about ${Math.floor(hours)} h`,
  }
}

/** Why a device gives nothing, and what helps. */
export function deviceCause(problem: DeviceProblem, device: 'camera' | 'microphone'): string {
  switch (problem) {
    case 'not-allowed':
      return `The studio is not allowed to use the ${device}. Allow it in the settings of this computer or beside the browser’s address, then try again.`
    case 'missing':
      return `No ${device} is plugged in.`
    case 'busy':
      return `Another program holds the ${device}. Close it, then try again.`
    case 'gone':
      return `The ${device} was unplugged.`
    case 'failed':
      return `The ${device} did not start.`
    default:
      return problem satisfies never
  }
}

function sayDb(db: number): string {
  return `−${Math.abs(Math.round(db))} dB`
}
