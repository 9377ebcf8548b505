import * as z from 'zod'
import { AddressPart, BrandColor, Category, Empty, Id, Slug, Timestamp, line, text } from './common.ts'
import { ReplayCard, SpaceCard, StreamCard } from './cards.ts'
import { endpoint } from './endpoint.ts'
import { PassOffer } from './passes.ts'

export const Space = z.strictObject({
  id: Id,
  teamId: Id,
  slug: Slug,
  name: z.string(),
  tagline: z.string(),
  description: z.string(),
  welcomeMessage: z.string(),
  category: Category,
  brandColor: BrandColor,
  coverUrl: z.string().nullable(),
  /** The cover in several widths, as an `img`’s `srcset`; null for a drawing, which has any width. */
  coverSrcset: z.string().nullable(),
  status: z.enum(['draft', 'published', 'suspended']),
  createdAt: Timestamp,
})
export type Space = z.infer<typeof Space>

const editable = {
  name: line(1, 60),
  tagline: line(0, 140),
  description: text(4000),
  welcomeMessage: text(1000),
  category: Category,
  brandColor: BrandColor,
}

export const spaces = {
  'POST /spaces': endpoint({
    summary: 'Create a Space, owned by the signed-in creator’s team',
    input: z.strictObject({
      slug: Slug,
      name: editable.name,
      tagline: editable.tagline.default(''),
      description: editable.description.default(''),
      welcomeMessage: editable.welcomeMessage.default(''),
      category: editable.category.default('other'),
      brandColor: editable.brandColor.default('#8a4b0f'),
    }),
    output: Space,
    errors: ['spaces/slug-taken', 'spaces/slug-reserved', 'profiles/missing', 'limit-reached'],
  }),
  'GET /spaces': endpoint({
    summary: 'The Spaces of the signed-in person’s teams',
    input: Empty,
    output: z.strictObject({ items: z.array(Space) }),
  }),
  'GET /spaces/:spaceId': endpoint({
    summary: 'One Space, to manage',
    input: z.strictObject({ spaceId: Id }),
    output: Space,
  }),
  'PATCH /spaces/:spaceId': endpoint({
    summary: 'Change a Space; an old slug keeps leading to the new one',
    input: z
      .strictObject({ spaceId: Id, slug: Slug.optional() })
      .extend(z.strictObject(editable).partial().shape),
    output: Space,
    errors: ['spaces/slug-taken', 'spaces/slug-reserved', 'limit-reached'],
  }),
  'POST /spaces/:spaceId/publish': endpoint({
    summary: 'Show the Space to everybody',
    input: z.strictObject({ spaceId: Id }),
    output: Space,
    errors: ['spaces/not-ready', 'spaces/suspended'],
  }),
  'GET /public/slugs/:slug': endpoint({
    summary: 'Whether an address is free for a Space',
    input: z.strictObject({ slug: AddressPart }),
    output: z.strictObject({ status: z.enum(['free', 'taken', 'reserved', 'invalid']) }),
  }),
  'GET /public/home': endpoint({
    summary: 'The front page: who is on stage, what comes, which Spaces there are',
    input: z.strictObject({ category: Category.optional() }),
    output: z.strictObject({
      live: z.array(StreamCard),
      upcoming: z.array(StreamCard),
      spaces: z.array(SpaceCard),
      categories: z.array(Category),
    }),
  }),
  'GET /public/spaces/:slug': endpoint({
    summary: 'A Space’s public page, or where it moved to',
    input: z.strictObject({ slug: AddressPart }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('moved'), slug: Slug }),
      z.strictObject({ kind: z.literal('suspended'), name: z.string() }),
      z.strictObject({
        kind: z.literal('space'),
        space: Space.omit({ teamId: true, welcomeMessage: true }),
        creator: z.strictObject({
          displayName: z.string(),
          username: z.string().nullable(),
          profileId: Id.nullable(),
        }),
        experiences: z.array(z.strictObject({ id: Id, name: z.string(), description: z.string() })),
        passes: z.array(PassOffer),
        live: z.array(StreamCard),
        upcoming: z.array(StreamCard),
        replays: z.array(ReplayCard),
      }),
    ]),
  }),
  'GET /public/sitemap': endpoint({
    summary: 'Every public address with the day it last changed',
    input: Empty,
    output: z.strictObject({ items: z.array(z.strictObject({ path: z.string(), updatedAt: Timestamp })) }),
  }),
}
