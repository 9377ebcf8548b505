import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Db, Tx } from '#db/db.ts'

/**
 * `missed` means that something may have been said that was not heard (the connection was lost, or the payload
 * was too long to travel): read the current state again.
 */
export type BusMessage = { kind: 'message'; payload: unknown } | { kind: 'missed' }

/** Says things to every process by Postgres' NOTIFY: heard only if the caller's transaction commits. */
export type Bus = {
  publish(db: Db | Tx, topic: string, payload: unknown): Promise<void>
  /** Returns the way to stop listening. */
  subscribe(topic: string, listener: (message: BusMessage) => void): () => void
  close(): Promise<void>
}

const channel = 'stagedoor'
// Postgres refuses 8,000 bytes and more.
const longestPayloadBytes = 7_000
const heartbeatMs = 10_000

export async function createBus({ url, log }: { url: string; log: Logger }): Promise<Bus> {
  const listeners = new Map<string, Set<(message: BusMessage) => void>>()
  const closing = new AbortController()
  let client = await connect()

  function tell(topic: string, message: BusMessage): void {
    for (const listener of listeners.get(topic) ?? []) {
      try {
        listener(message)
      } catch (err) {
        log.error({ err, topic }, 'bus listener failed')
      }
    }
  }

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
      keepAlive: true,
      application_name: 'stagedoor-bus',
    })
    const lost = Promise.withResolvers<void>()
    // Not once: a cut connection may complain twice, and a complaint nobody hears ends the process.
    next.on('error', () => lost.resolve())
    next.once('end', () => lost.resolve())
    next.on('notification', ({ payload = '' }) => {
      const at = payload.indexOf('\n')
      const body = payload.slice(at + 1)
      tell(payload.slice(0, at), body ? { kind: 'message', payload: JSON.parse(body) } : { kind: 'missed' })
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch (error) {
      await next.end().catch(() => undefined)
      throw error
    }
    // A connection that died without a word (a cut cable) is only noticed by asking.
    const heartbeat = setInterval(() => void next.query('select 1').catch(() => lost.resolve()), heartbeatMs)
    heartbeat.unref()
    void lost.promise.then(() => {
      clearInterval(heartbeat)
      next.end().catch(() => undefined)
      if (!closing.signal.aborted) return reconnect()
    })
    return next
  }

  async function reconnect(): Promise<void> {
    log.warn('bus connection lost')
    for (let delayMs = 50; !closing.signal.aborted; delayMs = Math.min(delayMs * 2, 2_000)) {
      try {
        client = await connect()
        log.info('bus connected again')
        for (const topic of listeners.keys()) tell(topic, { kind: 'missed' })
        return
      } catch {
        await sleep(delayMs * (0.5 + Math.random()), undefined, { ref: false })
      }
    }
  }

  return {
    async publish(db, topic, payload) {
      const message = `${topic}\n${JSON.stringify(payload)}`
      const fits = Buffer.byteLength(message) < longestPayloadBytes
      await sql`select pg_notify(${channel}, ${fits ? message : `${topic}\n`})`.execute(db)
    },
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic)
      }
    },
    async close() {
      closing.abort()
      await client.end().catch(() => undefined)
    },
  }
}
