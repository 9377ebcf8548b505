import type { Page } from 'playwright'
import { fillCard } from '../checkout.ts'
import { paths } from '../paths.ts'
import type { Scene, Screen, Who } from './scene.ts'

export function checkoutScreens({ demo, show, long, purchaseId, people, sql }: Scene): Screen[] {
  const page = (name: string, as: Who, address: string, more: Partial<Screen> = {}): Screen => ({
    name,
    app: 'site',
    as,
    address,
    ...more,
  })
  const buying = paths.checkout(show.passId)
  return [
    page('sign in', 'stranger', paths.signIn),
    page('sign in, code', 'stranger', paths.signIn, { prepare: askForCode }),
    page('checkout, e-mail', 'stranger', buying),
    page('checkout, code', 'stranger', buying, { prepare: askForCode }),
    page('checkout, wrong code', 'stranger', buying, { prepare: typeWrongCode }),
    page('checkout, card', 'newcomer', buying, { prepare: cardShown }),
    page('checkout, declined', 'newcomer', buying, { prepare: payWithoutMoney }),
    page('checkout, hold over', 'newcomer', buying, { prepare: loseHold }),
    page('checkout, stuck', 'newcomer', buying, { prepare: loseServer }),
    page('checkout, free', 'newcomer', paths.checkout(long.passId)),
    page('checkout, owned', 'fan', buying),
    page('checkout, sold out', 'newcomer', paths.checkout(show.passId), {
      before: async () => {
        await sql(
          `update purchase set status = 'canceled', holds_seat = false, hold_expires_at = null
          where user_id = $1 and status in ('reserved', 'open')`,
          [people.newcomer.userId],
        )
        await sql('update pass_stock set held = 0, capacity = sold where pass_id = $1', [show.passId])
      },
      after: () => sql('update pass_stock set capacity = 40 where pass_id = $1', [show.passId]),
    }),
    page('done', 'fan', `/checkout/${purchaseId}/done`),
    page('done, being paid', 'fan', `/checkout/${purchaseId}/done`, {
      before: () => sql(`update purchase set status = 'processing' where id = $1`, [purchaseId]),
      after: () => sql(`update purchase set status = 'paid' where id = $1`, [purchaseId]),
    }),
    page('library', 'viewer', paths.library),
    page('library, empty', 'newcomer', paths.library),
    page('library, a numbered seat', 'fan', paths.library),
    page('library, long names', 'friend', paths.library),
    page('library, past passes', 'fan', paths.library, {
      before: () => sql(`update "grant" set status = 'ended' where user_id = $1`, [people.fan.userId]),
      after: () => sql(`update "grant" set status = 'active' where user_id = $1`, [people.fan.userId]),
    }),
    page('library, account menu', 'viewer', paths.library, {
      prepare: (page) => page.getByRole('button', { name: /^Account/ }).click(),
    }),
    page('account', 'viewer', '/account'),
    page('checkout, of the demo', 'stranger', paths.checkout(demo.passId)),
  ]
}

// One address may ask for a code only so often.
let asked = 0

async function askForCode(page: Page): Promise<void> {
  const email = page.getByRole('textbox', { name: 'E-mail' })
  await email.fill(`ada.lovelace${String(asked++).padStart(2, '0')}@example.test`)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByRole('textbox', { name: 'Six digits' }).waitFor()
}

async function typeWrongCode(page: Page): Promise<void> {
  await askForCode(page)
  await page.getByRole('textbox', { name: 'Six digits' }).fill('000000')
  await page.getByText('not the code we sent').waitFor()
}

async function cardShown(page: Page): Promise<void> {
  await page.frameLocator('iframe').first().getByRole('textbox', { name: 'Card number' }).waitFor()
}

async function payWithoutMoney(page: Page): Promise<void> {
  await fillCard(page, '4000000000009995')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.getByText('Your bank said no').waitFor()
}

async function loseHold(page: Page): Promise<void> {
  await page.route('**/api/purchases/*/sync', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), status: 'expired' } })
  })
  await page.route('**/api/purchases', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      json: { ...(await response.json()), holdExpiresAt: new Date(0).toISOString() },
    })
  })
  await page.reload()
  await page.getByText('The time ran out').waitFor()
}

async function loseServer(page: Page): Promise<void> {
  await page.route('**/api/purchases', (route) => route.abort())
  await page.reload()
  await page.getByText('That did not work').waitFor()
}
