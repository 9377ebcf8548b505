import type { Input, Output, Purchase } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { listOffers } from '#features/passes/list-offers.ts'
import { findSpaceRefs } from '#features/spaces/space-refs.ts'
import { notFound } from '#http/errors.ts'
import { isLive } from './next-status.ts'
import { selectPurchaseViews, toPurchase } from './purchase-view.ts'

/**
 * Today's offer, and what whoever asks has of it: to guests nothing yet. What is not public is there only for
 * those who bought it when it was.
 */
export async function showCheckout(
  ctx: Ctx,
  { passId }: Input<'GET /checkout/:passId'>,
): Promise<Output<'GET /checkout/:passId'>> {
  const [offer] = await listOffers(ctx.db, { passIds: [passId] })
  if (!offer) throw notFound()
  const { spaceId, ...pass } = offer
  const space = (await findSpaceRefs(ctx, ctx.db, [spaceId])).get(spaceId)
  if (!space) throw notFound()
  const own = ctx.viewer ? await listOwn(ctx, ctx.viewer.userId, passId) : []
  const isPublic = pass.availability !== 'not_on_sale' && (await isPublished(ctx, spaceId))
  if (!isPublic && own.length === 0) throw notFound()
  return {
    pass,
    space,
    openPurchase: own.find(({ status }) => isLive(status)) ?? null,
    ownedGrant: own.find((purchase) => givesAccess(purchase, ctx.now()))?.grant ?? null,
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

/** The person's last purchases of the pass, newest first: nothing new is bought while one is open or gives access. */
async function listOwn(ctx: Ctx, userId: string, passId: string): Promise<Purchase[]> {
  const rows = await selectPurchaseViews(ctx.db)
    .where('purchase.user_id', '=', userId)
    .where('purchase.pass_id', '=', passId)
    .orderBy('purchase.created_at', 'desc')
    .limit(20)
    .execute()
  return rows.map(toPurchase)
}

function givesAccess({ grant }: Purchase, now: Date): boolean {
  if (!grant || grant.status === 'ended' || grant.status === 'revoked') return false
  return grant.accessUntil === null || new Date(grant.accessUntil) > now
}
