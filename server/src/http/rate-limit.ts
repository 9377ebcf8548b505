import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import { AppError } from './errors.ts'
import type { Guard } from './route.ts'

const windows = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const
type Limit = `${number}/${keyof typeof windows} per ${'address' | 'person'}`

/** At most so many calls of this endpoint; exact across processes (one upsert). A person who is not signed in counts by address. */
export function rateLimit(limit: Limit): Guard {
  const [, max, window, subject] = /^(\d+)\/(\w+) per (\w+)$/.exec(limit) ?? []
  const windowSeconds = windows[window as keyof typeof windows]
  return {
    label: `rate ${limit}`,
    async check(ctx, _input, key) {
      const who =
        subject === 'person' && ctx.viewer
          ? ctx.viewer.userId
          : hashedSubject(ctx, networkOf(ctx.clientAddress))
      await takeFromLimit(ctx.db, `${key} ${limit} ${who}`, { max: Number(max), windowSeconds })
    },
  }
}

/** Counts one use of `key` and refuses with `rate-limited` beyond `max` in the window. */
export async function takeFromLimit(
  db: Db | Tx,
  key: string,
  { max, windowSeconds }: { max: number; windowSeconds: number },
): Promise<void> {
  const { rows } = await sql<{ count: number; seconds: number }>`
    insert into rate_limit as r (key, count, resets_at)
    values (${key}, 1, now() + make_interval(secs => ${windowSeconds}))
    on conflict (key) do update set
      count = case when r.resets_at <= now() then 1 else r.count + 1 end,
      resets_at = case when r.resets_at <= now() then excluded.resets_at else r.resets_at end
    returning count, ceil(extract(epoch from resets_at - now()))::int as seconds`.execute(db)
  const row = rows[0]
  if (row && row.count > max)
    throw new AppError('rate-limited', { retryAfterSeconds: Math.max(1, row.seconds) })
}

/** Addresses of people and machines are kept as keyed hashes only. */
export function hashedSubject(ctx: Pick<Ctx, 'config'>, subject: string): string {
  return createHmac('sha256', ctx.config.auth.secret.reveal())
    .update(subject)
    .digest('base64url')
    .slice(0, 22)
}

/** One household has one IPv4 address but a whole /64 of IPv6, in which `::` stands for any number of zeros. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length)
  const [head = '', tail = ''] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Array<string>(8 - before.length - after.length).fill('0') : []
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
