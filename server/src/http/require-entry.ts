import type { Ctx } from '#context.ts'
import { AppError, notFound } from './errors.ts'
import { signedIn } from './guards.ts'
import type { Guard } from './route.ts'

/** Whoever the access rule lets into the stream's Experience now: holders of a valid pass and the Space's team. */
export const requireEntry: Guard = {
  label: 'entry',
  check: async (ctx, input) => void (await checkEntry(ctx, String(input['streamId']))),
}

/** The same, while the stream is live. */
export const requireLiveEntry: Guard = {
  label: 'entry while live',
  async check(ctx, input) {
    const { status } = await checkEntry(ctx, String(input['streamId']))
    if (status !== 'live') throw new AppError('streams/not-live')
  },
}

export async function checkEntry(ctx: Ctx, streamId: string): Promise<{ status: string }> {
  const { rows } = await ctx.pool.query<{ access: string; status: string }>({
    name: 'stream-entry',
    text: 'select access_state($1, experience_id) as access, status from stream where id = $2',
    values: [signedIn(ctx).userId, streamId],
  })
  const found = rows[0]
  if (!found || found.access === 'suspended') throw notFound()
  if (found.access === 'banned') throw new AppError('access/banned')
  if (found.access !== 'granted') throw new AppError('access/required')
  return found
}
