import express, { type RequestHandler } from 'express'
import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'

export type WebhookEvent = { id: string; type: string; payload: unknown }

export type Webhook = {
  /** Below `/webhooks`. */
  path: `/${string}`
  table: 'stripe_event' | 'livekit_event' | 'getstream_event'
  /** Checks the signature over the raw body; throws an AppError('forbidden') or returns nothing to ignore the event. */
  verify(
    app: AppContext,
    body: Buffer,
    headers: Record<string, string | undefined>,
  ): Promise<WebhookEvent | undefined> | WebhookEvent | undefined
  /** Puts the job that does the work into the transaction that records the event. */
  enqueue(app: AppContext, tx: Tx, event: WebhookEvent): Promise<void>
}

/** Takes an event in: verified, recorded by its id and queued in one transaction, then 200. A replay changes nothing. */
export function webhookHandlers(app: AppContext, hook: Webhook): RequestHandler[] {
  return [
    express.raw({ type: () => true, limit: '1mb' }),
    async (request, response) => {
      const body: unknown = request.body
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, [value].flat()[0]]),
      )
      const event = await hook.verify(app, Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers)
      if (event) await record(app, hook, event)
      response.json({ received: true })
    },
  ]
}

async function record(app: AppContext, hook: Webhook, event: WebhookEvent): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      insert into ${sql.table(hook.table)} (id, type, payload)
      values (${event.id}, ${event.type}, ${JSON.stringify(event.payload)}) on conflict do nothing`.execute(
      tx,
    )
    if (numAffectedRows === 1n) await hook.enqueue(app, tx, event)
  })
}
