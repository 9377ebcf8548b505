import type { Uplink } from './uplink.ts'

/** One light and one sentence. */
export type Health = { light: 'ok' | 'warn' | 'bad'; sentence: string }

export type HealthFacts = {
  uplink: Uplink | undefined
  isReconnecting: boolean
  hasPicture: boolean
  isRecording: boolean
}

/** A connection feels its way up for some seconds; that is no trouble yet. */
const limitedAfterSeconds = 8

/** Says how the stream goes: what is wrong first, in words, then the numbers, then what is not lost. */
export function describeHealth({ uplink, isReconnecting, hasPicture, isRecording }: HealthFacts): Health {
  const kept = isRecording ? ' The recording is fine.' : ''
  if (isReconnecting) {
    return {
      light: 'bad',
      sentence: `Reconnecting. People see “Reconnecting” and wait; the stream holds for five minutes.${kept}`,
    }
  }
  if (!hasPicture) {
    return { light: 'warn', sentence: 'Nobody sees a picture: turn on the camera or share a screen.' }
  }
  if (!uplink) return { light: 'ok', sentence: 'On air. Measuring the line.' }

  if (uplink.isResting) {
    return { light: 'ok', sentence: 'Steady. Nobody watches yet; the picture goes out with the first one.' }
  }
  const numbers = `${megabits(uplink.sentBits)} Mbps, ${Math.round(uplink.framesPerSecond)} fps, ${percent(uplink.lossRatio)} loss`
  const isLimited = uplink.limitedSeconds >= limitedAfterSeconds
  if (isLimited && uplink.limitedBy === 'cpu') {
    return {
      light: 'warn',
      sentence: `This computer is busy: ${numbers}. Closing other programs helps.`,
    }
  }
  if (uplink.lossRatio > 0.1) {
    return { light: 'bad', sentence: `Your network loses a lot: ${numbers}.${kept}` }
  }
  if (uplink.lossRatio > 0.03 || (isLimited && uplink.limitedBy === 'bandwidth')) {
    return { light: 'warn', sentence: `Your network is slow: ${numbers}.${kept}` }
  }
  return { light: 'ok', sentence: `Steady: ${numbers}` }
}

function megabits(bits: number): string {
  return (bits / 1e6).toFixed(1)
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)} %`
}
