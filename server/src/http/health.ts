import { Router } from 'express'
import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { pendingMigrations } from '#db/migrate.ts'

/** `/health`: this process answers. `/ready`: it can do its work (database there, schema up to date, not stopping). */
export function healthRoutes(app: AppContext): Router {
  let schemaIsCurrent = false
  const problem = async (): Promise<string | undefined> => {
    if (app.stopping.aborted) return 'stopping'
    try {
      schemaIsCurrent ||= (await pendingMigrations(app.db)).length === 0
      if (!schemaIsCurrent) return 'migrations pending'
      await sql`select 1`.execute(app.db)
      return undefined
    } catch {
      return 'database'
    }
  }
  return Router()
    .get('/health', (_request, response) => {
      response.setHeader('cache-control', 'no-store').json({ status: 'ok' })
    })
    .get('/ready', async (_request, response) => {
      const waitingFor = await problem()
      response.setHeader('cache-control', 'no-store')
      response
        .status(waitingFor ? 503 : 200)
        .json(waitingFor ? { status: 'not ready', waitingFor } : { status: 'ready' })
    })
}
