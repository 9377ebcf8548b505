import * as z from 'zod'
import { Id, Timestamp, line, text } from './common.ts'
import { endpoint } from './endpoint.ts'

export const Experience = z.strictObject({
  id: Id,
  spaceId: Id,
  name: z.string(),
  description: z.string(),
  createdAt: Timestamp,
})
export type Experience = z.infer<typeof Experience>

export const experiences = {
  'POST /spaces/:spaceId/experiences': endpoint({
    summary: 'Add an Experience: a live channel with its streams and replays',
    input: z.strictObject({ spaceId: Id, name: line(1, 60), description: text(1000).default('') }),
    output: Experience,
    errors: ['limit-reached'],
  }),
  'GET /spaces/:spaceId/experiences': endpoint({
    summary: 'A Space’s Experiences',
    input: z.strictObject({ spaceId: Id }),
    output: z.strictObject({ items: z.array(Experience) }),
  }),
  'PATCH /experiences/:experienceId': endpoint({
    summary: 'Rename or describe an Experience',
    input: z.strictObject({
      experienceId: Id,
      name: line(1, 60).optional(),
      description: text(1000).optional(),
    }),
    output: Experience,
  }),
}
