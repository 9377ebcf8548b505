import type { Appearance, CssFontSource, CustomFontSource } from '@stripe/stripe-js'
import type { PayResult } from '../local/view-types.ts'

export type Font = CssFontSource | CustomFontSource

/** What the page around the card frame may ask of it. */
export type ToFrame =
  | { type: 'appearance'; appearance: Appearance }
  | { type: 'fonts'; fonts: Font[] }
  | { type: 'validate'; id: number }
  | { type: 'pay'; id: number; clientSecret: string; email: string | null; savePaymentMethod: boolean }
  | { type: 'focus' }
  | { type: 'clear' }

/** What the frame tells. Never a digit of the card. */
export type FromFrame =
  | { type: 'ready' }
  | { type: 'height'; height: number }
  | { type: 'change'; complete: boolean; empty: boolean }
  | { type: 'focus' | 'blur' | 'escape' | 'enter' }
  | { type: 'answer'; id: number; answer: FrameAnswer }

export type FrameAnswer = PayResult | { type: 'invalid'; message: string } | { type: 'valid' } | SandboxError

/** The sandbox said no, or could not be reached. */
export interface SandboxError {
  type: 'error'
  message: string
  code: string | null
}
