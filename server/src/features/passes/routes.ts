import { open, requireTeam } from '#http/guards.ts'
import { route } from '#http/route.ts'
import { changePass } from './change-pass.ts'
import { createPass } from './create-pass.ts'
import { listPasses } from './list-passes.ts'
import { showPass } from './show-pass.ts'
import { showPublicPass } from './show-public-pass.ts'

export const passRoutes = [
  route('POST /spaces/:spaceId/passes', requireTeam('producer'), createPass),
  route('GET /spaces/:spaceId/passes', requireTeam('moderator'), listPasses),
  route('GET /passes/:passId', requireTeam('moderator'), showPass),
  route('PATCH /passes/:passId', requireTeam('producer'), changePass),
  route('GET /public/spaces/:slug/passes/:passSlug', open, showPublicPass),
]
