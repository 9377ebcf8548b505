import type { Page } from 'playwright'
import { confirmPerson, fillCard } from '../checkout.ts'
import { uniqueName } from '../people.ts'
import { paths } from '../paths.ts'
import { siteScreen as page, type Scene, type Screen } from './scene.ts'

/** Every step of paying, and all that can go wrong with it. */
export function checkoutScreens({ stack, demo, show, long, people, sql }: Scene): Screen[] {
  const buying = paths.checkout(show.passId)
  const { newcomer } = people
  const buy = (name: string, more: Partial<Screen> = {}) =>
    page(`checkout, ${name}`, 'newcomer', buying, more)
  const decline = (name: string, card: string, words: string) =>
    buy(`declined: ${name}`, { prepare: (tab) => payAndSee(tab, card, words) })
  const rename = (email: string) =>
    sql('update "user" set email = $2 where id = $1', [newcomer.userId, email])
  const forgetHold = () =>
    sql(
      `update purchase set status = 'canceled', holds_seat = false, hold_expires_at = null
      where user_id = $1 and status in ('reserved', 'open')`,
      [newcomer.userId],
    )
  return [
    page('checkout, of the demo', 'stranger', paths.checkout(demo.passId)),
    page('checkout, e-mail', 'stranger', buying),
    page('checkout, no e-mail', 'stranger', buying, { prepare: typeNoAddress }),
    page('checkout, code', 'stranger', buying, { prepare: askForCode }),
    page('checkout, wrong code', 'stranger', buying, { prepare: typeWrongCode }),
    page('checkout, confirmed here', 'stranger', buying, {
      prepare: async (tab) => {
        await confirmPerson(tab, stack.addresses.mail, `${uniqueName('ada')}@example.test`)
        await cardShown(tab)
        await tab.context().clearCookies()
      },
    }),
    buy('card', { prepare: cardShown }),
    buy('long e-mail', {
      before: () =>
        rename('wolfgang.amadeus.theophilus.von.und.zu.hohenlohe@donaudampfschifffahrt.example.test'),
      prepare: cardShown,
      after: () => rename(newcomer.email),
    }),
    buy('last seconds', { prepare: nearlyLoseHold }),
    decline('no money', '4000000000009995', 'not enough on this card'),
    decline('no reason', '4000000000000002', 'did not say why'),
    decline('expired', '4000000000000069', 'has expired'),
    decline('security code', '4000000000000127', 'security code'),
    decline('no answer', '4000000000000119', 'error occurred'),
    buy('bank asks', { prepare: (tab) => payAndBeAsked(tab) }),
    buy('bank not convinced', { prepare: failBank }),
    buy('slow bank', { prepare: waitForBank }),
    buy('hold over', { prepare: loseHold }),
    buy('sold out meanwhile', { prepare: loseSeat }),
    buy('stuck', { prepare: loseServer }),
    buy('form missing', { prepare: loseForm }),
    page('checkout, free', 'newcomer', paths.checkout(long.passId)),
    page('checkout, owned', 'fan', buying),
    buy('sold out', {
      before: async () => {
        await forgetHold()
        await sql('update pass_stock set held = 0, capacity = sold where pass_id = $1', [show.passId])
      },
      after: () => sql('update pass_stock set capacity = 40 where pass_id = $1', [show.passId]),
    }),
    buy('sales ended', {
      before: () => sql(`update access_pass set sales_close_at = now() where id = $1`, [show.passId]),
      after: () => sql('update access_pass set sales_close_at = null where id = $1', [show.passId]),
    }),
  ]
}

// One address may ask for a code only so often.
let asked = 0

export async function askForCode(page: Page): Promise<void> {
  const email = page.getByRole('textbox', { name: 'E-mail' })
  await email.fill(`ada.lovelace${String(asked++).padStart(2, '0')}@example.test`)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByRole('textbox', { name: 'Six digits' }).waitFor()
}

async function typeNoAddress(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada at example')
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByText('does not look like').waitFor()
}

async function typeWrongCode(page: Page): Promise<void> {
  await askForCode(page)
  await page.getByRole('textbox', { name: 'Six digits' }).fill('000000')
  await page.getByText('not the code we sent').waitFor()
}

async function cardShown(page: Page): Promise<void> {
  await page.frameLocator('iframe').first().getByRole('textbox', { name: 'Card number' }).waitFor()
}

async function pay(page: Page, card: string): Promise<void> {
  await fillCard(page, card)
  await page.getByRole('button', { name: /^Pay/ }).click()
}

async function payAndSee(page: Page, card: string, words: string): Promise<void> {
  await pay(page, card)
  await page.getByText(words).waitFor()
}

async function payAndBeAsked(page: Page): Promise<void> {
  await pay(page, '4000000000003220')
  await page.getByRole('button', { name: 'Fail' }).waitFor()
}

async function failBank(page: Page): Promise<void> {
  await payAndBeAsked(page)
  await page.getByRole('button', { name: 'Fail' }).click()
  await page.getByText('authenticat').waitFor()
}

async function waitForBank(page: Page): Promise<void> {
  await page.route('**/_local/pay', () => new Promise(() => undefined))
  // Whoever leaves lets the payment go on, and the next screens need one that did not work.
  await pay(page, '4000000000000002')
  await page.getByText('takes longer than usual').waitFor()
}

/** Answers what was asked for with something of it changed. */
async function change(page: Page, address: string, changed: object): Promise<void> {
  await page.route(address, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), ...changed } })
  })
}

async function nearlyLoseHold(page: Page): Promise<void> {
  const now = await page.evaluate(() => Date.now())
  await change(page, '**/api/purchases', { holdExpiresAt: new Date(now + 9_000).toISOString() })
  await page.reload()
  await cardShown(page)
}

async function loseHold(page: Page): Promise<void> {
  await change(page, '**/api/purchases/*/sync', { status: 'expired' })
  await change(page, '**/api/purchases', { holdExpiresAt: new Date(0).toISOString() })
  await page.reload()
  await page.getByText('The time ran out').waitFor()
}

async function loseSeat(page: Page): Promise<void> {
  const error = { code: 'purchases/sold-out', message: 'The last seat went a moment ago.', requestId: '' }
  await page.route('**/api/purchases', (route) => route.fulfill({ status: 409, json: { error } }))
  await page.reload()
  await page.getByRole('heading', { name: 'Sold out' }).waitFor()
}

async function loseServer(page: Page): Promise<void> {
  await page.route('**/api/purchases', (route) => route.abort())
  await page.reload()
  await page.getByText('That did not work').waitFor()
}

async function loseForm(page: Page): Promise<void> {
  await page.route('**/_local/session', (route) => route.abort())
  await page.reload()
  await page.getByText('did not load').waitFor()
}
