import * as z from 'zod'
import { AddressPart, Id, Timestamp, Username, line, text } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ReplayCard, SpaceCard, StreamCard } from './cards.ts'

export const CreatorProfile = z.strictObject({
  id: Id,
  username: Username,
  displayName: z.string(),
  bio: z.string(),
  createdAt: Timestamp,
})
export type CreatorProfile = z.infer<typeof CreatorProfile>

export const profiles = {
  'PUT /profile': endpoint({
    summary: 'Create or change the signed-in person’s creator profile',
    input: z.strictObject({ username: Username, displayName: line(1, 60), bio: text(600).default('') }),
    output: CreatorProfile,
    errors: ['profiles/username-taken', 'profiles/username-reserved'],
  }),
  'GET /profile': endpoint({
    summary: 'The signed-in person’s own creator profile, if there is one',
    input: z.strictObject({}),
    output: z.strictObject({ profile: CreatorProfile.nullable() }),
  }),
  'GET /public/profiles/:username': endpoint({
    summary: 'A creator’s public page',
    input: z.strictObject({ username: AddressPart }),
    output: z.strictObject({
      profile: CreatorProfile,
      spaces: z.array(SpaceCard),
      live: z.array(StreamCard),
      upcoming: z.array(StreamCard),
      replays: z.array(ReplayCard),
      /** Streams that took place and that were called off, ever: the profile's trust line. */
      playedCount: z.int(),
      canceledCount: z.int(),
    }),
  }),
}
