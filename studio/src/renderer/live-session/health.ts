import { formatNumber } from '@stagedoor/words/plural'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import type { Uplink } from './uplink.ts'

/** One light and one sentence; `from` is where the trouble is, if there is something one can do about it. */
export type Health = { light: 'ok' | 'warn' | 'bad'; sentence: string; from?: 'network' | 'computer' }

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
  const { health: words } = studioOnAirWords()
  const kept = (sentence: string): string => (isRecording ? `${sentence} ${words.recordingFine}` : sentence)
  if (isReconnecting) return { light: 'bad', sentence: kept(words.reconnecting) }
  if (!hasPicture) return { light: 'warn', sentence: words.noPicture }
  if (!uplink) return { light: 'ok', sentence: words.measuring }
  if (uplink.isResting) return { light: 'ok', sentence: words.resting }

  const numbers = words.numbers(
    formatNumber(uplink.sentBits / 1e6, 1),
    formatNumber(uplink.framesPerSecond, 0),
    formatNumber(uplink.lossRatio * 100, 1),
  )
  const isLimited = uplink.limitedSeconds >= limitedAfterSeconds
  if (isLimited && uplink.limitedBy === 'cpu') {
    return { light: 'warn', sentence: words.busy(numbers), from: 'computer' }
  }
  if (uplink.lossRatio > 0.1) return { light: 'bad', sentence: kept(words.losing(numbers)), from: 'network' }
  if (uplink.lossRatio > 0.03 || (isLimited && uplink.limitedBy === 'bandwidth')) {
    return { light: 'warn', sentence: kept(words.slow(numbers)), from: 'network' }
  }
  return { light: 'ok', sentence: words.steady(numbers) }
}
