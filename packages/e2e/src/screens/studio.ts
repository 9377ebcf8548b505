import type { Page } from 'playwright'
import type { Scene, Screen, Who } from './scene.ts'

export function studioScreens({ demo, show, many, long }: Scene): Screen[] {
  const { slug } = demo
  const screen = (name: string, hash: string, more: Partial<Screen> = {}): Screen => ({
    name: `studio, ${name}`,
    app: 'studio',
    as: 'creator',
    address: `/?source=canvas#/${hash}`,
    ...more,
  })
  const stage = `${slug}/streams/${demo.nextId}`
  const newcomer: { as: Who } = { as: 'newcomer' }
  return [
    screen('sign in', '', { as: 'stranger' }),
    screen('welcome', 'welcome', newcomer),
    screen('streams', `${slug}/streams`),
    screen('streams, waiting', `${slug}/streams`, {
      prepare: hold('**/api/spaces/*/streams*'),
      isWaiting: true,
      leave: reload,
    }),
    screen('streams, server away', `${slug}/streams`, { prepare: loseServer, leave: reload }),
    screen('streams, none yet', `${show.slug}/streams`, { as: 'host' }),
    screen('plan a stream', `${slug}/streams/new`),
    screen('edit a stream', `${stage}/edit`),
    screen('passes', `${slug}/passes`),
    screen('passes, a hundred', `${many.slug}/passes`, { as: 'keeper' }),
    screen('passes, long names', `${long.slug}/passes`, { as: 'author' }),
    screen('edit a pass, long names', `${long.slug}/passes/${long.passId}`, { as: 'author' }),
    screen('streams, long names', `${long.slug}/streams`, { as: 'author' }),
    screen('space, long names', `${long.slug}/space`, { as: 'author' }),
    screen('new pass', `${slug}/passes/new`),
    screen('edit a pass', `${slug}/passes/${demo.passId}`),
    screen('space', `${slug}/space`),
    screen('account', 'account'),
    screen('shortcuts', `${slug}/streams`, {
      prepare: (page) => page.keyboard.press('?'),
      leave: (page) => page.keyboard.press('Escape'),
    }),
    screen('preflight', stage),
    screen('on air', stage, { prepare: goOnAir }),
    screen('on air, ending', stage, { prepare: askToEnd, after: end }),
    screen('finished', stage),
  ]
}

function hold(address: string) {
  return async (page: Page) => {
    await page.route(address, () => undefined)
    await page.reload()
    await page.locator('.skeleton').first().waitFor()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
}

async function loseServer(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort())
  await page.reload()
  await page
    .getByRole('button', { name: /Try again/ })
    .first()
    .waitFor()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
}

/** Another hash is no other page: what went wrong would stay. */
async function reload(page: Page): Promise<void> {
  await page.reload()
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
