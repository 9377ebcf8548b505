import * as z from 'zod'
import { Id } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Space } from './spaces.ts'

export const uploads = {
  'POST /spaces/:spaceId/cover/url': endpoint({
    summary: 'A presigned PUT URL for a new cover picture (at most 8 MB)',
    input: z.strictObject({
      spaceId: Id,
      contentType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
      bytes: z.int().min(1).max(8_000_000),
    }),
    output: z.strictObject({ uploadId: Id, url: z.string() }),
  }),
  'POST /spaces/:spaceId/cover': endpoint({
    summary: 'Use an uploaded picture as the Space’s cover',
    input: z.strictObject({ spaceId: Id, uploadId: Id }),
    output: Space,
  }),
  'DELETE /spaces/:spaceId/cover': endpoint({
    summary: 'Show the Space without a cover',
    input: z.strictObject({ spaceId: Id }),
    /** Using it again within a day undoes it; null when the cover was none that was uploaded. */
    output: z.strictObject({ uploadId: Id.nullable() }),
  }),
}
