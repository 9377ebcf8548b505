import type { Db, Tx } from '#db/db.ts'

/** Every job by name with what it carries. Ids only: a job reads today's state when it runs. */
export type JobMap = {
  'mail/send-code': { email: string; code: string }
  'mail/receipt': { purchaseId: string }
  'mail/refund': { purchaseId: string }
  'purchases/sync': { purchaseId: string }
  'purchases/process-stripe-event': { eventId: string }
  'purchases/sweep': Record<string, never>
  'streams/create-room': { streamId: string }
  'streams/close-room': { streamId: string }
  'streams/process-livekit-event': { eventId: string }
  'streams/reconcile': Record<string, never>
  'streams/revoke-viewer': {
    userId: string
    spaceId: string
    reason: 'refunded' | 'expired' | 'banned' | 'signed-out' | 'suspended'
  }
  'recordings/finalise': { recordingId: string }
  'access/expire-grants': Record<string, never>
}
export type JobName = keyof JobMap

/** Puts a job into the caller's transaction: it exists only if the transaction commits. */
export type Enqueue = <N extends JobName>(
  db: Db | Tx,
  name: N,
  payload: JobMap[N],
  options?: { startAfterSeconds?: number; singletonKey?: string },
) => Promise<void>

/** A job's work. Must be harmless when run twice. */
export type JobHandler<N extends JobName = JobName> = {
  name: N
  run: (app: import('#context.ts').AppContext, payload: JobMap[N]) => Promise<void>
  everySeconds?: number
}

export function job<N extends JobName>(
  name: N,
  run: JobHandler<N>['run'],
  options: { everySeconds?: number } = {},
): JobHandler<N> {
  return { name, run, ...options }
}
