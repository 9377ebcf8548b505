import type { Input, Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { listOffers } from '#features/passes/list-offers.ts'
import { findSpaceRefs } from '#features/spaces/space-refs.ts'
import { notFound } from '#http/errors.ts'
import { selectPurchaseViews, toPurchase } from './purchase-view.ts'

/** Today's offer, and what whoever asks has of it: to guests nothing yet. */
export async function showCheckout(
  ctx: Ctx,
  { passId }: Input<'GET /checkout/:passId'>,
): Promise<Output<'GET /checkout/:passId'>> {
  const [offer] = await listOffers(ctx.db, { passIds: [passId] })
  if (!offer || offer.availability === 'not_on_sale') throw notFound()
  const { spaceId, ...pass } = offer
  const space = (await findSpaceRefs(ctx, ctx.db, [spaceId])).get(spaceId)
  if (!space || !(await isPublished(ctx, spaceId))) throw notFound()
  const held = ctx.viewer ? await listHeld(ctx, ctx.viewer.userId, passId) : []
  const open = held.find((row) => row.grant_id === null)
  const owned = held.find((row) => row.grant_id !== null)
  return {
    pass,
    space,
    openPurchase: open ? toPurchase(open) : null,
    ownedGrant: owned ? toPurchase(owned).grant : null,
  }
}

async function isPublished(ctx: Ctx, spaceId: string): Promise<boolean> {
  const space = await ctx.db
    .selectFrom('space')
    .where('id', '=', spaceId)
    .where('status', '=', 'published')
    .select('id')
    .executeTakeFirst()
  return space !== undefined
}

/** The person's unfinished purchase of the pass, and the one whose access is running. */
async function listHeld(ctx: Ctx, userId: string, passId: string) {
  return selectPurchaseViews(ctx.db)
    .where('purchase.user_id', '=', userId)
    .where('purchase.pass_id', '=', passId)
    .where((eb) =>
      eb.or([
        eb('purchase.status', 'in', ['reserved', 'open', 'processing']),
        eb('grant.status', 'in', ['active', 'grace', 'suspended']).and(
          'grant.access_until',
          '>',
          sql<Date>`now()`,
        ),
      ]),
    )
    .execute()
}
