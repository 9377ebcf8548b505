import * as z from 'zod'
import { AddressPart, ChosenTime, Id, Money, Slug, Timestamp, line, text } from './common.ts'
import { SpaceRef } from './cards.ts'
import { endpoint } from './endpoint.ts'

export const Billing = z.enum(['free', 'one_time', 'monthly', 'yearly'])
export type Billing = z.infer<typeof Billing>

/** How a pass stands to a stranger: what the ticket's stub shows. */
export const Availability = z.enum(['on_sale', 'few_left', 'sold_out', 'sales_closed', 'not_on_sale'])
export type Availability = z.infer<typeof Availability>

export const PassOffer = z.strictObject({
  id: Id,
  slug: Slug,
  name: z.string(),
  description: z.string(),
  perks: z.array(z.string()),
  billing: Billing,
  price: Money.nullable(),
  /** Days of access from payment; null means without end. */
  accessDays: z.int().nullable(),
  salesCloseAt: Timestamp.nullable(),
  capacity: z.int().nullable(),
  seatsLeft: z.int().nullable(),
  availability: Availability,
  experienceNames: z.array(z.string()),
})
export type PassOffer = z.infer<typeof PassOffer>

/** A pass as its team manages it. */
export const AccessPass = z.strictObject({
  id: Id,
  spaceId: Id,
  slug: Slug,
  name: z.string(),
  description: z.string(),
  perks: z.array(z.string()),
  billing: Billing,
  status: z.enum(['draft', 'on_sale', 'closed']),
  accessDays: z.int().nullable(),
  salesCloseAt: Timestamp.nullable(),
  experienceIds: z.array(Id),
  capacity: z.int().nullable(),
  heldCount: z.int(),
  soldCount: z.int(),
  /** Newest first; older versions stay with those who bought at them. */
  prices: z.array(
    z.strictObject({ id: Id, version: z.int(), price: Money, createdAt: Timestamp, holderCount: z.int() }),
  ),
  createdAt: Timestamp,
})
export type AccessPass = z.infer<typeof AccessPass>

const fields = {
  name: line(1, 60),
  slug: Slug,
  description: text(1000),
  perks: z.array(line(1, 120)).max(8),
  // Stripe takes no more than eight digits.
  price: Money.extend({ amountMinor: z.int().min(0).max(99_999_999) }).nullable(),
  experienceIds: z.array(Id).max(50),
  capacity: z.int().min(1).max(100_000).nullable(),
  accessDays: z.int().min(1).max(3650).nullable(),
  salesCloseAt: ChosenTime.nullable(),
  status: z.enum(['draft', 'on_sale', 'closed']),
}

export const passes = {
  'POST /spaces/:spaceId/passes': endpoint({
    summary: 'Create an access pass',
    input: z.strictObject({
      spaceId: Id,
      name: fields.name,
      slug: fields.slug,
      billing: z.enum(['free', 'one_time']),
      description: fields.description.default(''),
      perks: fields.perks.default([]),
      price: fields.price.default(null),
      experienceIds: fields.experienceIds.min(1),
      capacity: fields.capacity.default(null),
      accessDays: fields.accessDays.default(null),
      salesCloseAt: fields.salesCloseAt.default(null),
      status: fields.status.default('on_sale'),
    }),
    output: AccessPass,
    errors: ['passes/slug-taken', 'passes/price-required', 'limit-reached'],
  }),
  'GET /spaces/:spaceId/passes': endpoint({
    summary: 'A Space’s passes, to manage',
    input: z.strictObject({ spaceId: Id }),
    output: z.strictObject({ items: z.array(AccessPass) }),
  }),
  'GET /passes/:passId': endpoint({
    summary: 'One pass, to manage',
    input: z.strictObject({ passId: Id }),
    output: AccessPass,
  }),
  'PATCH /passes/:passId': endpoint({
    summary: 'Change a pass; a new price becomes a new version and old buyers keep theirs',
    input: z.strictObject({ passId: Id }).extend(z.strictObject(fields).partial().shape),
    output: AccessPass,
    errors: ['passes/slug-taken', 'passes/price-required', 'passes/capacity-below-sold'],
  }),
  'GET /public/spaces/:slug/passes/:passSlug': endpoint({
    summary: 'A pass’s public page, or where its Space moved to',
    input: z.strictObject({ slug: AddressPart, passSlug: AddressPart }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('moved'), slug: Slug }),
      z.strictObject({ kind: z.literal('pass'), pass: PassOffer, space: SpaceRef }),
    ]),
  }),
}
