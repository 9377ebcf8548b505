import { parseLayout } from '../stage/layout.ts'
import type { StageLayout } from '../stage/layout.ts'
import type { Attachable } from '../stage/stage.tsx'

/** `low`, `medium`, `high` are the layers the studio sends; `sound` leaves the picture out. */
export type Quality = 'auto' | 'high' | 'medium' | 'low' | 'sound'
export type QualityOption = { quality: 'high' | 'medium' | 'low'; height: number; bitsPerSecond: number }

export type RoomState = {
  connection: 'connecting' | 'connected' | 'reconnecting'
  camera: Attachable | null
  screen: Attachable | null
  layout: StageLayout
  isPublisherHere: boolean
  /** Whether the browser lets sound play; if not, one press is needed. */
  canHear: boolean
  qualities: readonly QualityOption[]
  /** Height of the picture that arrives now. */
  height: number | null
  delayMs: number | null
  /** Whether `delayMs` counts from the camera, or only from the server. */
  isDelayWhole: boolean
}

/** Why a connection ended; `lost` and `closed` are worth another try. */
export type RoomEnd = 'taken-over' | 'removed' | 'closed' | 'lost'

export type ViewerRoom = {
  /** Asks the browser to play sound; must be called from a press. */
  startSound(): Promise<void>
  setQuality(quality: Quality): void
  setVolume(volume: number): void
  setPaused(isPaused: boolean): void
  close(): Promise<void>
}

export const initialRoomState: RoomState = {
  connection: 'connecting',
  camera: null,
  screen: null,
  layout: parseLayout(undefined),
  isPublisherHere: false,
  canHear: true,
  qualities: [],
  height: null,
  delayMs: null,
  isDelayWhole: false,
}
