import type { Input, Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { signedIn } from '#http/guards.ts'
import { getMe } from './queries.ts'

export async function changeName(ctx: Ctx, { name }: Input<'PATCH /me'>): Promise<Output<'PATCH /me'>> {
  const { userId } = signedIn(ctx)
  await ctx.db
    .updateTable('user')
    .set({ name, updated_at: sql`now()` })
    .where('id', '=', userId)
    .execute()
  return getMe(ctx.db, userId)
}
