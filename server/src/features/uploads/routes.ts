import { rateLimit, requireTeam } from '#http/guards.ts'
import { route } from '#http/route.ts'
import { presignCover } from './presign-cover.ts'
import { removeCover } from './remove-cover.ts'
import { useCover } from './use-cover.ts'

export const uploadRoutes = [
  route(
    'POST /spaces/:spaceId/cover/url',
    requireTeam('producer'),
    rateLimit('20/hour per person'),
    presignCover,
  ),
  route('POST /spaces/:spaceId/cover', requireTeam('producer'), useCover),
  route('DELETE /spaces/:spaceId/cover', requireTeam('producer'), removeCover),
]
