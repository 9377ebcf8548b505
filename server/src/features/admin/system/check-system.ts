import type { AppContext } from '#context.ts'
import { checkDatabase } from './check-database.ts'
import { checkJobs } from './check-jobs.ts'
import { checkLive } from './check-live.ts'
import { checkMail } from './check-mail.ts'
import { checkPayments } from './check-payments.ts'
import { checkStorage } from './check-storage.ts'
import type { Part } from './part.ts'

const order = { failing: 0, soon: 1, good: 2 }

/** Measures every part at once; what needs an operator comes first. */
export async function checkSystem(app: AppContext): Promise<Part[]> {
  const parts = await Promise.all([
    checkPayments(app),
    checkDatabase(app),
    checkJobs(app),
    checkLive(app),
    checkStorage(app),
    checkMail(app),
  ])
  return parts.toSorted((one, other) => order[one.state] - order[other.state])
}
