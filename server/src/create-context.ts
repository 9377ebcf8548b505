import { setMaxListeners } from 'node:events'
import type { Config } from './config.ts'
import type { AppContext } from './context.ts'
import { createDb } from './db/db.ts'
import { createCodeSignIn } from './features/accounts/auth.ts'
import { createBus } from './http/bus.ts'
import { createPageCache } from './http/page-cache.ts'
import { securityHeaders } from './http/security-headers.ts'
import { createLog } from './http/request-log.ts'
import { createHostedChat } from './integrations/getstream.ts'
import { createMedia } from './integrations/livekit.ts'
import { createMailer } from './integrations/mailer.ts'
import { createStorage } from './integrations/storage.ts'
import { createPayments } from './integrations/stripe.ts'
import { createEnqueue } from './jobs/pg-boss.ts'

/** The process's context and the way to end it: `stop()` first, then `close()` once the work is done. */
export type OpenContext = AppContext & { stop(): void; close(): Promise<void> }

/** Connects everything once. Tests give `overrides` for what leaves the machine: mailer, payments, media, storage. */
export async function createContext(
  config: Config,
  overrides: Partial<AppContext> = {},
): Promise<OpenContext> {
  const log = overrides.log ?? createLog(config)
  const { db, pool, close } = createDb(config.database.url, config.database.poolSize)
  const bus = await createBus({ url: config.database.url, log })
  const pages = createPageCache({ bus, headers: securityHeaders(config) })
  const { enqueue, boss } = await createEnqueue(pool, log)
  const auth = createCodeSignIn({ config, db, enqueue, log })
  const mailer = overrides.mailer ?? createMailer(config.mail)
  const stopping = new AbortController()
  // Every open event stream listens.
  setMaxListeners(0, stopping.signal)
  return {
    config,
    log,
    db,
    pool,
    enqueue,
    bus,
    pages,
    auth,
    mailer,
    payments: config.stripe && createPayments(config.stripe),
    media: config.livekit && createMedia(config.livekit),
    storage: config.storage && createStorage(config.storage),
    chat: config.getstream && createHostedChat(config.getstream),
    now: () => new Date(),
    stopping: stopping.signal,
    ...overrides,
    stop: () => stopping.abort(),
    async close() {
      stopping.abort()
      pages.close()
      mailer.close()
      await boss.stop({ graceful: false })
      await Promise.all([bus.close(), auth.close()])
      await close()
    },
  }
}
