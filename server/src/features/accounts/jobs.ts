import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { job } from '#jobs/queue.ts'
import { codeMail } from './emails.ts'

export const accountJobs = [
  job('mail/send-code', async (app, { email, code }) => {
    await app.mailer.send({ to: email, ...codeMail(code) })
  }),
  job('accounts/forget-expired', forgetExpired, { everySeconds: 600 }),
]

/** Limits, codes and sessions that are over; nothing reads them any more. */
async function forgetExpired(app: AppContext): Promise<void> {
  await app.db
    .deleteFrom('rate_limit')
    .where('resets_at', '<', sql<Date>`now()`)
    .execute()
  await app.db
    .deleteFrom('verification')
    .where('expires_at', '<', sql<Date>`now()`)
    .execute()
  await app.db
    .deleteFrom('session')
    .where('expires_at', '<', sql<Date>`now()`)
    .execute()
}
