import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'

/** Every job by name with what it carries. Ids only: a job reads today's state when it runs. */
export type JobMap = {
  'mail/send-code': { email: string; code: string }
  'mail/receipt': { purchaseId: string }
  'mail/refund': { purchaseId: string }
  'accounts/forget-expired': Record<string, never>
  'purchases/sync': { purchaseId: string }
  'purchases/process-stripe-event': { eventId: string }
  'purchases/sweep': Record<string, never>
  'streams/close-room': { streamId: string }
  'streams/process-livekit-event': { eventId: string }
  'streams/reconcile': Record<string, never>
  'streams/revoke-viewer': {
    userId: string
    /** Null: in every Space. */
    spaceId: string | null
    reason: 'refunded' | 'expired' | 'banned' | 'signed-out' | 'suspended'
  }
  'chat/sync-channel': { streamId: string }
  'chat/sync-person': { spaceId: string; userId: string }
  'recordings/finalise': { recordingId: string }
  'recordings/sweep': Record<string, never>
  'recordings/clean-segments': Record<string, never>
  'uploads/forget': { spaceId: string; uploadId: string }
  'admin/forget-events': Record<string, never>
  'access/expire-grants': Record<string, never>
}
export type JobName = keyof JobMap

export type QueueSettings = {
  /** A job that runs longer counts as lost with its process and is started again: keep it short. */
  expireInSeconds: number
  /** For long jobs: lost when the process stops saying that it is still at it (10 at least). */
  heartbeatSeconds?: number
  retryLimit: number
  /** How long a done or failed job is kept to be looked at; a week unless said. */
  keepSeconds?: number
}

const quick: QueueSettings = { expireInSeconds: 8, retryLimit: 12 }
const vendor: QueueSettings = { expireInSeconds: 60, heartbeatSeconds: 10, retryLimit: 16 }
// The next run is the retry.
const recurring: QueueSettings = {
  expireInSeconds: 30,
  heartbeatSeconds: 10,
  retryLimit: 0,
  keepSeconds: 300,
}

// Kept for two days: it is by its row that the queue knows that today's run was.
const daily: QueueSettings = {
  expireInSeconds: 3600,
  heartbeatSeconds: 10,
  retryLimit: 3,
  keepSeconds: 2 * 86_400,
}

export const queues: Record<JobName, QueueSettings> = {
  // Carries a code: gone soon after.
  'mail/send-code': { expireInSeconds: 15, retryLimit: 4, keepSeconds: 60 },
  'mail/receipt': vendor,
  'mail/refund': vendor,
  'accounts/forget-expired': recurring,
  'purchases/sync': vendor,
  'purchases/process-stripe-event': vendor,
  'purchases/sweep': recurring,
  'streams/close-room': quick,
  'streams/process-livekit-event': quick,
  'streams/reconcile': recurring,
  'streams/revoke-viewer': quick,
  'chat/sync-channel': vendor,
  'chat/sync-person': vendor,
  'recordings/finalise': { expireInSeconds: 4 * 3600, heartbeatSeconds: 10, retryLimit: 4 },
  'recordings/sweep': recurring,
  'recordings/clean-segments': daily,
  'uploads/forget': vendor,
  'admin/forget-events': daily,
  'access/expire-grants': recurring,
}

/**
 * Puts a job into the caller's transaction: it exists only if the transaction commits. With a `singletonKey` at
 * most one such job is started each second: a burst becomes one now and one in the next second.
 */
export type Enqueue = <N extends JobName>(
  db: Db | Tx,
  name: N,
  payload: JobMap[N],
  options?: { startAfterSeconds?: number; singletonKey?: string },
) => Promise<void>

/** A job's work. Must be harmless when run twice. */
export type Job = {
  name: JobName
  run: (app: AppContext, payload: unknown) => Promise<void>
  everySeconds?: number | undefined
  /** Called once the last retry failed. */
  givenUp?: ((app: AppContext, payload: unknown, reason: string) => Promise<void>) | undefined
}

export function job<N extends JobName>(
  name: N,
  run: (app: AppContext, payload: JobMap[N]) => Promise<void>,
  options: {
    everySeconds?: number
    givenUp?: (app: AppContext, payload: JobMap[N], reason: string) => Promise<void>
  } = {},
): Job {
  const { givenUp, everySeconds } = options
  // Payloads are written by `enqueue` only, whose types are the same map.
  return {
    name,
    run: (app, payload) => run(app, payload as JobMap[N]),
    everySeconds,
    givenUp: givenUp && ((app, payload, reason) => givenUp(app, payload as JobMap[N], reason)),
  }
}
