/**
 * Every code the API can answer with, its HTTP status and its plain words. Additive for ever: installed
 * studios talk to newer servers, so a code is never renamed and its meaning never changes.
 */
export const errorCodes = {
  'invalid-input': { status: 400, message: 'Some of this does not fit. The fields below say what.' },
  'malformed-request': { status: 400, message: 'The request could not be read.' },
  unauthenticated: { status: 401, message: 'Sign in to go on.' },
  forbidden: { status: 403, message: 'Your account may not do this.' },
  'cross-site': { status: 403, message: 'This request came from another site and was refused.' },
  'not-found': { status: 404, message: 'There is nothing here, or no longer.' },
  'payload-too-large': { status: 413, message: 'This is larger than we take.' },
  'limit-reached': { status: 409, message: 'There are as many of these as there can be.' },
  'rate-limited': { status: 429, message: 'That was quick. Wait a moment and try again.' },
  internal: { status: 500, message: 'Something broke on our side. Nothing was lost; try again.' },
  unavailable: { status: 503, message: 'We are not reachable for a moment. Try again shortly.' },
  'vendor-unavailable': { status: 502, message: 'A service we rely on did not answer. Try again shortly.' },
  'auth/code-wrong': { status: 409, message: 'That is not the code we sent. Check the newest mail.' },
  'auth/code-expired': { status: 409, message: 'This code no longer works. Ask for a new one.' },
  'profiles/username-taken': { status: 409, message: 'Somebody has this username already.' },
  'profiles/username-reserved': { status: 409, message: 'This word is one of ours. Choose another.' },
  'profiles/missing': { status: 409, message: 'Choose your username first.' },
  'spaces/slug-taken': { status: 409, message: 'This address is taken.' },
  'spaces/slug-reserved': { status: 409, message: 'This word is one of ours. Choose another.' },
  'spaces/suspended': { status: 403, message: 'This Space is suspended.' },
  'spaces/not-ready': { status: 409, message: 'Add an Experience and a pass before you publish.' },
  'passes/slug-taken': { status: 409, message: 'Another pass of this Space has this address.' },
  'passes/price-required': { status: 409, message: 'Say what the pass costs.' },
  'passes/capacity-below-sold': { status: 409, message: 'More seats than that are sold or held already.' },
  'purchases/sold-out': { status: 409, message: 'The last seat went a moment ago. Nothing was charged.' },
  'purchases/sales-closed': { status: 409, message: 'Sales for this pass have ended. Nothing was charged.' },
  'purchases/already-owned': { status: 409, message: 'You have this pass already.' },
  'purchases/not-refundable': { status: 409, message: 'This purchase cannot be refunded.' },
  'purchases/not-open': { status: 409, message: 'This purchase is finished already.' },
  'streams/already-live': { status: 409, message: 'This Experience has a live stream. End it first.' },
  'streams/not-live': { status: 409, message: 'The stream is not live.' },
  'streams/ended': { status: 409, message: 'The stream has ended.' },
  'streams/media-unavailable': { status: 503, message: 'Live video is not set up on this server.' },
  'access/required': { status: 403, message: 'A pass opens this.' },
  'access/banned': { status: 403, message: 'The host has closed this Space to you.' },
  'chat/banned': { status: 403, message: 'The host has paused your messages.' },
  'chat/slow-mode': { status: 429, message: 'Slow mode is on. Your message can go in a moment.' },
  'recordings/not-recording': { status: 409, message: 'This stream takes no more recording.' },
  'recordings/segments-missing': { status: 409, message: 'Some parts of the recording have not arrived.' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errorCodes

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

/** The body of every answer that is not 2xx. `fields` maps a dotted input path to what is wrong with it. */
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
