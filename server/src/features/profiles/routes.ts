import { open, rateLimit, requireUser } from '#http/guards.ts'
import { route } from '#http/route.ts'
import { saveProfile } from './save-profile.ts'
import { showProfile } from './show-profile.ts'
import { showPublicProfile } from './show-public-profile.ts'

export const profileRoutes = [
  route('PUT /profile', requireUser, rateLimit('60/hour per person'), saveProfile),
  route('GET /profile', requireUser, showProfile),
  route('GET /public/profiles/:username', open, showPublicProfile),
]
