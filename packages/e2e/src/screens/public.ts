import { paths } from '../paths.ts'
import { makeBusyShow, makeEmptyShow, makeRightToLeftShow } from './public-shows.ts'
import type { Scene, Screen } from './scene.ts'

export async function publicScreens(scene: Scene): Promise<Screen[]> {
  const { demo, show, many, long, sql } = scene
  const busy = await makeBusyShow(scene)
  const rightToLeft = await makeRightToLeftShow(scene)
  const empty = await makeEmptyShow(scene)
  const page = (name: string, address: string, more: Partial<Screen> = {}): Screen => ({
    name,
    app: 'site',
    as: 'stranger',
    address,
    ...more,
  })
  // Ours were made after the demo.
  const hideOurs = (areHidden: boolean) =>
    sql(`update space set status = $2 where created_at >= (select created_at from space where id = $1)`, [
      show.spaceId,
      areHidden ? 'draft' : 'published',
    ])
  return [
    // The demo alone, as everybody sees it first.
    page('home', paths.home, { before: () => hideOurs(true), after: () => hideOurs(false) }),
    page('home, one category', `${paths.home}?category=music`),
    page('home, live', `${paths.home}?category=food`, { before: busy.goLive }),
    page('space, live and busy', paths.space(busy.slug)),
    page('profile, live and busy', paths.profile(busy.username), { after: busy.end }),
    page('space', paths.space(demo.slug)),
    page('space, an empty calendar', paths.space(show.slug)),
    page('space, nothing at all', paths.space(empty.slug)),
    page('space, two hundred passes', paths.space(many.slug)),
    page('space, long names', paths.space(long.slug)),
    page('space, right to left', paths.space(rightToLeft.slug)),
    page('pass', paths.pass(demo.slug, demo.passSlug)),
    page('pass, free', paths.pass('endgame-club', 'kibitzer')),
    page('pass, sold out', paths.pass('slow-kitchen', 'long-table')),
    page('pass, last seat', paths.pass(busy.slug, 'last-chair')),
    page('pass, long names', paths.pass(long.slug, long.passSlug)),
    page('pass, right to left', paths.pass(rightToLeft.slug, rightToLeft.passSlug)),
    page('profile', paths.profile(demo.username)),
    page('profile, no Space', paths.profile(empty.alone)),
    page('profile, long names', paths.profile(long.username)),
    page('profile, right to left', paths.profile(rightToLeft.username)),
    page('not found', '/nothing-is-here'),
    page('error', '/500'),
    page('space, suspended', paths.space('small-computers'), {
      before: () => sql(`update space set status = 'suspended' where slug = 'small-computers'`),
      after: () => sql(`update space set status = 'published' where slug = 'small-computers'`),
    }),
  ]
}
