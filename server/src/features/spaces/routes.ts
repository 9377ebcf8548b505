import { open, requireTeam, requireUser } from '#http/guards.ts'
import { route } from '#http/route.ts'
import { changeSpace } from './change-space.ts'
import { checkSlug } from './check-slug.ts'
import { createSpace } from './create-space.ts'
import { listSpaces } from './list-spaces.ts'
import { publishSpace } from './publish-space.ts'
import { showHome } from './show-home.ts'
import { showPublicSpace } from './show-public-space.ts'
import { showSitemap } from './show-sitemap.ts'
import { showSpace } from './show-space.ts'

export const spaceRoutes = [
  route('POST /spaces', requireUser, createSpace),
  route('GET /spaces', requireUser, listSpaces),
  route('GET /spaces/:spaceId', requireTeam('moderator'), showSpace),
  route('PATCH /spaces/:spaceId', requireTeam('producer'), changeSpace),
  route('POST /spaces/:spaceId/publish', requireTeam('owner'), publishSpace),
  route('GET /public/slugs/:slug', open, checkSlug),
  route('GET /public/home', open, showHome),
  route('GET /public/spaces/:slug', open, showPublicSpace),
  route('GET /public/sitemap', open, showSitemap),
]
