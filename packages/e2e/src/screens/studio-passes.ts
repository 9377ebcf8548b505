import type { AccessPass } from '@stagedoor/contract'
import type { Page } from 'playwright'
import { studioScreen } from './open-studio.ts'
import type { Scene, Screen } from './scene.ts'

/** What is sold, and the editor with its ticket. */
export function studioPassesScreens({ demo, many, long, people }: Scene): Screen[] {
  const { slug } = demo
  const list = `${slug}/passes`
  const pass = `${list}/${demo.passId}`
  return [
    studioScreen('passes', list),
    studioScreen('passes, none yet', list, { prepare: answer('**/api/spaces/*/passes', { items: [] }) }),
    studioScreen('passes, waiting', list, { prepare: hold('**/api/spaces/*/passes'), isWaiting: true }),
    studioScreen('passes, two hundred', `${many.slug}/passes`, {
      as: 'keeper',
      before: () => standDifferently(many.spaceId, people.keeper.api),
    }),
    studioScreen('passes, long names', `${long.slug}/passes`, { as: 'author' }),
    studioScreen('new pass', `${list}/new`),
    studioScreen('new pass, refused', `${list}/new`, { prepare: makeNothing }),
    studioScreen('edit a pass', pass),
    studioScreen('edit a pass, changed', pass, { prepare: change }),
    studioScreen('edit a pass, prices of before', pass, { prepare: showPrices }),
    studioScreen('edit a pass, refused', pass, { prepare: takeTooMany }),
    studioScreen('edit a pass, last seats', pass, { prepare: seeAs('Last seats') }),
    studioScreen('edit a pass, holder', pass, { prepare: seeAs('Holder') }),
    studioScreen('edit a pass, sold out', pass, { prepare: seeAs('Sold out') }),
    studioScreen('edit a pass, long names', `${long.slug}/passes/${long.passId}`, { as: 'author' }),
  ]
}

/** One of each way a pass can stand. */
async function standDifferently(spaceId: string, api: Scene['people']['keeper']['api']): Promise<void> {
  const { items } = await api('GET /spaces/:spaceId/passes', { spaceId })
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const ways = [
    { status: 'draft' },
    { status: 'closed' },
    { salesCloseAt: inAMonth },
    { capacity: 40 },
  ] as const
  for (const [index, way] of ways.entries()) {
    const pass = items[index + 1]
    if (pass) await api('PATCH /passes/:passId', { passId: pass.id, ...way })
  }
}

function answer(address: string, body: unknown) {
  return async (page: Page) => {
    await page.route(address, (route) => route.fulfill({ json: body }))
    await page.reload()
    await page.getByRole('heading', { name: 'No pass yet' }).waitFor()
  }
}

function hold(address: string) {
  return async (page: Page) => {
    await page.route(address, () => undefined)
    await page.reload()
    await page.locator('.skeleton').first().waitFor()
  }
}

async function makeNothing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make the pass' }).click()
  await page.locator('.err').first().waitFor()
}

/** A new price, more seats, and the Experience taken away. */
async function change(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'New price' }).fill('7')
  await page.getByRole('textbox', { name: /^Seats/ }).fill('60')
  await page.getByRole('checkbox').first().uncheck()
  await page.getByRole('heading', { name: 'When you save' }).waitFor()
}

async function takeTooMany(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^Seats/ }).fill('1')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.locator('.err').first().waitFor()
}

async function showPrices(page: Page): Promise<void> {
  await page.route('**/api/passes/*', async (route) => {
    const response = await route.fetch()
    // Our own server's answer to the studio's own question.
    const pass = (await response.json()) as AccessPass
    const [newest] = pass.prices
    if (!newest) return route.fulfill({ response })
    const before = (id: string, amountMinor: number, createdAt: string, holderCount: number) => ({
      ...newest,
      id,
      price: { ...newest.price, amountMinor },
      createdAt,
      holderCount,
    })
    const prices = [
      newest,
      before('b', 400, '2026-10-01T00:00:00Z', 84),
      before('a', 350, '2026-03-01T00:00:00Z', 38),
    ]
    return route.fulfill({ json: { ...pass, prices } })
  })
  await page.reload()
  await page.locator('.versions').scrollIntoViewIfNeeded()
}

function seeAs(view: string) {
  return (page: Page) => page.getByRole('radio', { name: view, exact: true }).check()
}
