import type { Stream } from '@stagedoor/contract'
import type { StageLayout } from '@stagedoor/live/stage/layout'
import type { Health } from './health.ts'
import type { Recording } from './recording.ts'
import type { Uplink } from './uplink.ts'

export type LivePhase =
  'idle' | 'preflight' | 'connecting' | 'on-air' | 'reconnecting' | 'ending' | 'uploading' | 'done'

export type LiveState = {
  phase: LivePhase
  stream: Stream | undefined
  layout: StageLayout
  /** What did not work, in words; the phase says where that leaves the stream. */
  problem: string | undefined
  watchingCount: number
  uplink: Uplink | undefined
  health: Health
  recording: Recording | undefined
  /** Since when the studio is away, in epoch ms. */
  awaySince: number | undefined
}

const startLayout: StageLayout = { name: 'camera', inset: 'screen' }
const calm: Health = { light: 'ok', sentence: '' }

export const idle: LiveState = {
  phase: 'idle',
  stream: undefined,
  layout: startLayout,
  problem: undefined,
  watchingCount: 0,
  uplink: undefined,
  health: calm,
  recording: undefined,
  awaySince: undefined,
}

export function isLive(phase: LivePhase): boolean {
  return phase === 'on-air' || phase === 'reconnecting'
}
