import { paths } from '../paths.ts'
import type { Scene, Screen } from './scene.ts'

export function publicScreens({ demo, show, many, long, sql }: Scene): Screen[] {
  const page = (name: string, address: string, more: Partial<Screen> = {}): Screen => ({
    name,
    app: 'site',
    as: 'stranger',
    address,
    ...more,
  })
  return [
    page('home', paths.home),
    page('home, one category', `${paths.home}?category=music`),
    page('space', paths.space(demo.slug)),
    page('space, an empty calendar', paths.space(show.slug)),
    page('space, a hundred passes', paths.space(many.slug)),
    page('space, long names', paths.space(long.slug)),
    page('pass', paths.pass(demo.slug, demo.passSlug)),
    page('pass, free', paths.pass('endgame-club', 'kibitzer')),
    page('pass, sold out', paths.pass('slow-kitchen', 'long-table')),
    page('pass, long names', paths.pass(long.slug, long.passSlug)),
    page('profile', paths.profile(demo.username)),
    page('profile, long names', paths.profile(long.username)),
    page('not found', '/nothing-is-here'),
    page('error', '/500'),
    page('space, suspended', paths.space('small-computers'), {
      before: () => sql(`update space set status = 'suspended' where slug = 'small-computers'`),
      after: () => sql(`update space set status = 'published' where slug = 'small-computers'`),
    }),
  ]
}
