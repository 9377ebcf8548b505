import * as z from 'zod'

/** Names one segment of a recording that waits on this computer to be uploaded. */
export const SegmentName = z.strictObject({
  streamId: z.uuid(),
  part: z.int().min(0).max(999),
  /** 0 is the part's init segment. */
  number: z.int().min(0).max(999_999),
  durationMs: z.int().min(0).max(600_000),
})
export type SegmentName = z.infer<typeof SegmentName>

export const SpooledSegment = SegmentName.extend({ bytes: z.int().min(0) })
export type SpooledSegment = z.infer<typeof SpooledSegment>

/** A window or a screen that can be shared. */
export const ScreenSource = z.strictObject({
  id: z.string().max(200),
  name: z.string(),
  kind: z.enum(['screen', 'window']),
  /** A data: URL; empty when the system gives no picture. */
  thumbnail: z.string(),
})
export type ScreenSource = z.infer<typeof ScreenSource>

const nothing = z.strictObject({})

/**
 * Everything the renderer may ask of the main process, by channel: what is sent and what comes back. `main/ipc.ts`
 * checks the sender and both sides of every call against this list.
 */
export const channels = {
  'config/get': {
    args: nothing,
    result: z.strictObject({
      apiUrl: z.string(),
      version: z.string(),
      platform: z.enum(['mac', 'windows', 'linux']),
    }),
  },

  /** One call of the API below `/api/`. Main adds the session; its token never comes back. */
  'api/call': {
    args: z.strictObject({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: z
        .string()
        .max(2000)
        .regex(/^\/api\/[\w\-/.~%?=&+!'()*]*$/),
      body: z.string().max(1_000_000).nullable(),
    }),
    result: z.strictObject({ status: z.int(), body: z.string() }),
  },
  'session/get': {
    args: nothing,
    /** `isKept` is false where the system offers no real secret storage: then it lasts until the studio closes. */
    result: z.strictObject({ isSignedIn: z.boolean(), isKept: z.boolean() }),
  },

  /**
   * Opens a stream's server-sent events and answers the status; the bytes follow as `events/chunk`. The renderer
   * names the subscription, so that it listens before the first of them comes.
   */
  'events/open': {
    args: z.strictObject({ streamId: z.uuid(), subscription: z.int().min(0) }),
    result: z.strictObject({ status: z.int() }),
  },
  'events/close': { args: z.strictObject({ subscription: z.int() }), result: nothing },

  /** The spool: recorded segments as files, kept until the server has them. */
  'spool/open': { args: z.strictObject({ streamId: z.uuid() }), result: nothing },
  'spool/streams': { args: nothing, result: z.strictObject({ streamIds: z.array(z.uuid()) }) },
  'spool/list': {
    args: z.strictObject({ streamId: z.uuid() }),
    result: z.strictObject({ segments: z.array(SpooledSegment) }),
  },
  'spool/write': {
    args: z.strictObject({ segment: SegmentName, bytes: z.instanceof(Uint8Array) }),
    result: nothing,
  },
  'spool/remove': { args: z.strictObject({ segment: SegmentName }), result: nothing },
  'spool/drop': { args: z.strictObject({ streamId: z.uuid() }), result: nothing },
  'spool/free': { args: nothing, result: z.strictObject({ bytes: z.number().min(0) }) },

  /** PUTs one spooled segment to its presigned URL, no faster than the pace, so that the live picture keeps the uplink. */
  'upload/put': {
    args: z.strictObject({
      segment: SegmentName,
      url: z.url({ protocol: /^https?$/ }),
      bitsPerSecond: z.number().min(50_000).nullable(),
    }),
    result: z.strictObject({ status: z.int() }),
  },

  /** PUTs a picture to its presigned URL. */
  'upload/file': {
    args: z.strictObject({
      url: z.url({ protocol: /^https?$/ }),
      contentType: z.string().regex(/^image\/(jpeg|png|webp)$/),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 8_000_000),
    }),
    result: z.strictObject({ status: z.int() }),
  },

  /** While live the computer stays awake and closing the window asks first. */
  'live/set': {
    args: z.strictObject({ isLive: z.boolean(), isSharingScreen: z.boolean() }),
    result: nothing,
  },

  'screens/list': { args: nothing, result: z.strictObject({ sources: z.array(ScreenSource) }) },
  /** What the next getDisplayMedia of this window gets. */
  'screens/choose': {
    args: z.strictObject({ id: z.string().max(200), withSound: z.boolean() }),
    result: nothing,
  },

  /** Asks the system for the camera or the microphone where it wants to be asked (macOS). */
  'devices/ask': {
    args: z.strictObject({ kind: z.enum(['camera', 'microphone']) }),
    result: z.strictObject({ isAllowed: z.boolean() }),
  },

  'links/open': { args: z.strictObject({ url: z.url({ protocol: /^https?$/ }) }), result: nothing },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>

export type Channel = keyof typeof channels
/** What the renderer sends. */
export type Args<C extends Channel> = z.input<(typeof channels)[C]['args']>
/** What a handler receives, and what it answers. */
export type ParsedArgs<C extends Channel> = z.output<(typeof channels)[C]['args']>
export type Result<C extends Channel> = z.output<(typeof channels)[C]['result']>

/** What main sends on its own. */
export type Pushed = {
  'events/chunk': { subscription: number; text: string }
  'events/end': { subscription: number }
}

/** `window.studio`: all that the preload script exposes. */
export type StudioWindow = {
  invoke<C extends Channel>(channel: C, args: Args<C>): Promise<Result<C>>
  /** Returns the function that stops listening. */
  on<P extends keyof Pushed>(name: P, listener: (pushed: Pushed[P]) => void): () => void
}
