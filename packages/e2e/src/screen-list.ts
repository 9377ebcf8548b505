import type { Page } from 'playwright'
import { paths } from './paths.ts'
import type { Person } from './people.ts'

export type Who = 'stranger' | 'viewer' | 'creator' | 'newcomer'
export type Screen = {
  name: string
  app: 'site' | 'studio'
  address: string
  as: Who
  /** Brings the page to the moment that is to be seen. */
  prepare?: (page: Page) => Promise<void>
  tidy?: (page: Page) => Promise<void>
}

/** Every screen that exists, on the demo's data. `creator` is whoever runs the Space that is shown. */
export async function listScreens(site: string, creator: Person): Promise<Screen[]> {
  const { items: spaces } = await creator.api('GET /spaces', {})
  const [space] = spaces
  if (!space) throw new Error('The demo’s creator has a Space')
  const { items: streams } = await creator.api('GET /spaces/:spaceId/streams', { spaceId: space.id })
  const { items: passes } = await creator.api('GET /spaces/:spaceId/passes', { spaceId: space.id })
  const { profile } = await creator.api('GET /profile', {})
  const next = streams.find(({ status }) => status === 'scheduled')
  const replay = streams.find(({ recordingStatus }) => recordingStatus === 'ready')
  const pass = passes.find(({ status }) => status === 'on_sale')
  if (!next || !replay || !pass || !profile)
    throw new Error('The demo has a stream to come, a replay and a pass')
  return [...siteScreens(), ...studioScreens()]

  function siteScreens(): Screen[] {
    const page = (name: string, as: Who, address: string): Screen => ({ name, app: 'site', as, address })
    return [
      page('home', 'stranger', '/'),
      page('space', 'stranger', paths.space(space?.slug ?? '')),
      page('pass', 'stranger', paths.pass(space?.slug ?? '', pass?.slug ?? '')),
      page('profile', 'stranger', paths.profile(profile?.username ?? '')),
      page('not found', 'stranger', '/nothing-is-here'),
      page('sign in', 'stranger', paths.signIn),
      page('checkout, e-mail', 'stranger', paths.checkout(pass?.id ?? '')),
      page('watch, stranger', 'stranger', paths.watch(next?.id ?? '')),
      page('checkout, card', 'newcomer', paths.checkout(pass?.id ?? '')),
      page('library, empty', 'newcomer', paths.library),
      page('watch, without a pass', 'newcomer', paths.watch(next?.id ?? '')),
      page('library', 'viewer', paths.library),
      page('account', 'viewer', '/account'),
      page('watch, before', 'creator', paths.watch(next?.id ?? '')),
      page('watch, replay', 'creator', paths.watch(replay?.id ?? '')),
    ]
  }

  function studioScreens(): Screen[] {
    const slug = space?.slug ?? ''
    const screen = (name: string, hash: string, as: Who = 'creator'): Screen => ({
      name: `studio, ${name}`,
      app: 'studio',
      as,
      address: `/?source=canvas#/${hash}`,
    })
    const stage = `${slug}/streams/${next?.id}`
    return [
      screen('sign in', '', 'stranger'),
      screen('welcome', 'welcome', 'newcomer'),
      screen('streams', `${slug}/streams`),
      screen('plan a stream', `${slug}/streams/new`),
      screen('edit a stream', `${stage}/edit`),
      screen('passes', `${slug}/passes`),
      screen('new pass', `${slug}/passes/new`),
      screen('edit a pass', `${slug}/passes/${pass?.id}`),
      screen('space', `${slug}/space`),
      screen('account', 'account'),
      screen('preflight', stage),
      { ...screen('on air', stage), prepare: goOnAir },
      { ...screen('on air, ending', stage), prepare: askToEnd, tidy: end },
      screen('finished', stage),
    ]
  }
}

async function goOnAir(page: Page): Promise<void> {
  const onAir = page.getByRole('timer', { name: 'On air since' })
  const start = page.getByRole('button', { name: /^(Go live|Resume)/ })
  await onAir.or(start).waitFor()
  if (await start.isVisible()) await start.click()
  await onAir.waitFor()
}

async function askToEnd(page: Page): Promise<void> {
  await goOnAir(page)
  const question = page.getByRole('dialog', { name: /^End / })
  if (!(await question.isVisible())) await page.getByRole('button', { name: 'End stream' }).click()
}

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End for everyone' }).click()
  await page.getByText('The replay is ready').waitFor({ timeout: 60_000 })
}
