import * as z from 'zod'
import { Empty, Id, Money, Timestamp, line } from './common.ts'
import { SpaceRef } from './cards.ts'
import { endpoint } from './endpoint.ts'
import { PassOffer } from './passes.ts'

export const PurchaseStatus = z.enum([
  'reserved',
  'open',
  'processing',
  'paid',
  'expired',
  'canceled',
  'failed',
  'late_paid',
  'refunding',
  'refunded',
  'partially_refunded',
  'disputed',
  'chargeback_lost',
])
export type PurchaseStatus = z.infer<typeof PurchaseStatus>

export const Grant = z.strictObject({
  id: Id,
  status: z.enum(['active', 'grace', 'suspended', 'ended', 'revoked']),
  seatNumber: z.int().nullable(),
  startsAt: Timestamp,
  /** When access ends; null means without end. */
  accessUntil: Timestamp.nullable(),
})
export type Grant = z.infer<typeof Grant>

export const Purchase = z.strictObject({
  id: Id,
  passId: Id,
  status: PurchaseStatus,
  amount: Money,
  /** Until when the seat is held; null once paid or for passes without a hold. */
  holdExpiresAt: Timestamp.nullable(),
  /** Hands the card form to Stripe; present while the purchase is `open`. */
  clientSecret: z.string().nullable(),
  grant: Grant.nullable(),
  createdAt: Timestamp,
})
export type Purchase = z.infer<typeof Purchase>

export const LibraryPass = z.strictObject({
  purchaseId: Id,
  grant: Grant,
  amount: Money,
  pass: PassOffer,
  space: SpaceRef,
  streams: z.array(
    z.strictObject({
      id: Id,
      title: z.string(),
      status: z.enum(['scheduled', 'live', 'ended']),
      startsAt: Timestamp,
      replayReady: z.boolean(),
      durationSeconds: z.int().nullable(),
    }),
  ),
})
export type LibraryPass = z.infer<typeof LibraryPass>

const purchaseId = z.strictObject({ purchaseId: Id })

export const purchases = {
  'GET /checkout/:passId': endpoint({
    summary: 'What is being bought, at today’s price and stock, and what the person already has of it',
    input: z.strictObject({ passId: Id }),
    output: z.strictObject({
      pass: PassOffer,
      space: SpaceRef,
      openPurchase: Purchase.nullable(),
      ownedGrant: Grant.nullable(),
    }),
  }),
  'POST /purchases': endpoint({
    summary: 'Hold a seat and open a checkout, or take a free pass; asking again gives the same purchase',
    input: z.strictObject({ passId: Id }),
    output: Purchase,
    errors: ['purchases/sold-out', 'purchases/sales-closed', 'purchases/already-owned'],
  }),
  'GET /purchases/:purchaseId': endpoint({
    summary: 'One of the person’s own purchases',
    input: purchaseId,
    output: Purchase,
  }),
  'POST /purchases/:purchaseId/sync': endpoint({
    summary: 'Ask Stripe how the payment stands and converge; the return page calls it',
    input: purchaseId,
    output: Purchase,
  }),
  'POST /purchases/:purchaseId/cancel': endpoint({
    summary: 'Give the held seat back',
    input: purchaseId,
    output: Purchase,
    errors: ['purchases/not-open'],
  }),
  'GET /library': endpoint({
    summary: 'The person’s passes and what they open',
    input: Empty,
    output: z.strictObject({ items: z.array(LibraryPass) }),
  }),
  'POST /admin/purchases/:purchaseId/refund': endpoint({
    summary: 'Refund a purchase in full and end its access (admins, with a reason)',
    input: z.strictObject({ purchaseId: Id, reason: line(3, 500) }),
    output: Purchase,
    errors: ['purchases/not-refundable'],
  }),
}
