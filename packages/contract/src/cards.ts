import * as z from 'zod'
import { BrandColor, Category, Id, Money, Timestamp } from './common.ts'

/** What lists of Spaces, streams and replays show; public, so never the truth about price, stock or access. */
export const SpaceRef = z.strictObject({
  id: Id,
  slug: z.string(),
  name: z.string(),
  brandColor: BrandColor,
  coverUrl: z.string().nullable(),
  coverSrcset: z.string().nullable(),
  creatorName: z.string(),
  creatorUsername: z.string().nullable(),
})
export type SpaceRef = z.infer<typeof SpaceRef>

export const SpaceCard = SpaceRef.extend({
  tagline: z.string(),
  category: Category,
  /** The lowest price among passes on sale; null when the cheapest is free or nothing is on sale. */
  fromPrice: Money.nullable(),
  hasFreePass: z.boolean(),
})
export type SpaceCard = z.infer<typeof SpaceCard>

export const StreamCard = z.strictObject({
  id: Id,
  title: z.string(),
  description: z.string(),
  status: z.enum(['scheduled', 'live', 'ended', 'canceled']),
  startsAt: Timestamp,
  /** IANA name the creator scheduled in: a page without script tells the time as it is there. */
  timeZone: z.string(),
  startedAt: Timestamp.nullable(),
  watchingCount: z.int(),
  space: SpaceRef,
  fromPrice: Money.nullable(),
  hasFreePass: z.boolean(),
})
export type StreamCard = z.infer<typeof StreamCard>

export const ReplayCard = z.strictObject({
  streamId: Id,
  title: z.string(),
  startedAt: Timestamp,
  durationSeconds: z.int(),
  posterUrl: z.string().nullable(),
  space: SpaceRef,
  /** Names of the passes that open it. */
  passNames: z.array(z.string()),
})
export type ReplayCard = z.infer<typeof ReplayCard>
