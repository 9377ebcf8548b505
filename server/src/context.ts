import type { Logger } from 'pino'
import type pg from 'pg'
import type { Config } from './config.ts'
import type { Db } from './db/db.ts'
import type { Bus } from './http/bus.ts'
import type { PageCache } from './http/page-cache.ts'
import type { HostedChat } from './integrations/getstream.ts'
import type { Media } from './integrations/livekit.ts'
import type { Mailer } from './integrations/mailer.ts'
import type { Storage } from './integrations/storage.ts'
import type { Payments } from './integrations/stripe.ts'
import type { Enqueue } from './jobs/queue.ts'
import type { CodeSignIn } from './features/accounts/auth.ts'

/** Who acts: read from the session by one statement. */
export type Viewer = {
  userId: string
  sessionId: string
  email: string
  name: string
  isAdmin: boolean
}

/** What every operation may use; made once a process in `create-context.ts`, with overrides in tests. */
export type AppContext = {
  config: Config
  log: Logger
  db: Db
  /** For the few hot named statements; everything else goes through `db`. */
  pool: pg.Pool
  enqueue: Enqueue
  bus: Bus
  pages: PageCache
  auth: CodeSignIn
  mailer: Mailer
  /** Undefined when the operator gave no keys: the product says so instead of failing oddly. */
  payments: Payments | undefined
  media: Media | undefined
  storage: Storage | undefined
  /** Undefined with the local chat, which is the default. */
  chat: HostedChat | undefined
  now: () => Date
  /** Aborts when the process is told to stop: long answers (events, sockets) end then. */
  stopping: AbortSignal
}

/** One request's context. */
export type Ctx = AppContext & {
  viewer: Viewer | null
  /** The claimed session with a good signature, for the one statement that looks it up itself (see `sessionInStatement`). */
  sessionToken: string | null
  requestId: string
  clientAddress: string
  userAgent: string
  cookies: { setSession(value: string, maxAgeSeconds: number): void; clearSession(): void }
}
