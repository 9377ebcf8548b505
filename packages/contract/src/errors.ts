import type { errors as english } from '@stagedoor/words/en/errors'

/**
 * Every code the API can answer with, and its HTTP status; what it says is in `@stagedoor/words/errors`. Additive for
 * ever: installed studios talk to newer servers, so a code is never renamed and its meaning never changes.
 */
export const errorStatuses = {
  'invalid-input': 400,
  'malformed-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'cross-site': 403,
  'not-found': 404,
  'payload-too-large': 413,
  'limit-reached': 409,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
  'vendor-unavailable': 502,
  'auth/code-wrong': 409,
  'auth/code-expired': 409,
  'profiles/username-taken': 409,
  'profiles/username-reserved': 409,
  'profiles/missing': 409,
  'spaces/slug-taken': 409,
  'spaces/slug-reserved': 409,
  'spaces/suspended': 403,
  'spaces/not-ready': 409,
  'passes/slug-taken': 409,
  'passes/price-required': 409,
  'passes/capacity-below-sold': 409,
  'purchases/sold-out': 409,
  'purchases/sales-closed': 409,
  'purchases/already-owned': 409,
  'purchases/not-refundable': 409,
  'purchases/not-open': 409,
  'streams/already-live': 409,
  'streams/not-live': 409,
  'streams/ended': 409,
  'streams/media-unavailable': 503,
  'access/required': 403,
  'access/banned': 403,
  'chat/banned': 403,
  'chat/slow-mode': 429,
  'recordings/not-recording': 409,
  'recordings/segments-missing': 409,
} as const satisfies Record<keyof typeof english, number>

export type ErrorCode = keyof typeof errorStatuses

/** Codes that any endpoint may answer with. */
export type CommonErrorCode =
  | 'invalid-input'
  | 'malformed-request'
  | 'unauthenticated'
  | 'forbidden'
  | 'cross-site'
  | 'not-found'
  | 'payload-too-large'
  | 'rate-limited'
  | 'internal'
  | 'unavailable'
  | 'vendor-unavailable'

/** The body of every answer that is not 2xx. `message` is English; `fields` maps a dotted input path to what is wrong with it. */
export type WireError = {
  error: {
    code: ErrorCode
    message: string
    requestId: string
    fields?: Record<string, string>
    /** Seconds until a retry makes sense; with `rate-limited` and `chat/slow-mode`. */
    retryAfterSeconds?: number
  }
}
