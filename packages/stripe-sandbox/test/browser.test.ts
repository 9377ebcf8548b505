import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, noChromium, openCheckout, readResult, serveShopPage, typeCard } from './chromium.ts'
import { makeSession, makeShop, type Shop } from './support.ts'

describe.skipIf(noChromium !== null)(
  `the unmodified React wrapper in a page${noChromium ? ` (${noChromium})` : ''}`,
  () => {
    let browser: Browser
    let shop: Shop
    let site: Awaited<ReturnType<typeof serveShopPage>>

    beforeAll(async () => {
      browser = await launchChromium()
      shop = await makeShop()
      site = await serveShopPage(shop.url)
    })
    afterAll(async () => {
      await browser.close()
      await site.close()
      await shop[Symbol.asyncDispose]()
    })

    const open = async (extra = '') => {
      const session = await makeSession(shop)
      return { session, ...(await openCheckout(browser, shop, site.url, session.client_secret, extra)) }
    }
    const statusOf = async (id: string) => (await shop.stripe.checkout.sessions.retrieve(id)).status

    test('pays with 4242', async () => {
      const { card, page, problems, session } = await open()
      await typeCard(card, '4242424242424242')
      expect(await card.getByLabel('Card number').inputValue()).toBe('4242 4242 4242 4242')
      expect(await card.getByLabel('Expires').inputValue()).toBe('12 / 39')
      await page.getByRole('button', { name: 'Pay €5.00' }).click()
      expect(await readResult(page)).toEqual({
        type: 'success',
        status: { type: 'complete', paymentStatus: 'paid' },
      })
      expect(await statusOf(session.id)).toBe('complete')
      expect(problems).toEqual([])
      await page.close()
    })

    test('says why a card was declined, and takes the next one', async () => {
      const { card, page, session } = await open()
      await typeCard(card, '4000000000000002')
      await page.getByRole('button', { name: 'Pay' }).click()
      expect(await readResult(page)).toEqual({
        type: 'error',
        error: {
          code: 'paymentFailed',
          message: 'Your card was declined.',
          paymentFailed: { declineCode: 'generic_decline' },
        },
      })
      await expect.poll(() => card.getByLabel('Card number').getAttribute('aria-invalid')).toBe('true')
      expect(await statusOf(session.id)).toBe('open')
      await typeCard(card, '4242424242424242')
      await card.getByLabel('Security code').press('Enter')
      await expect.poll(() => readResult(page)).toMatchObject({ type: 'success' })
      await page.close()
    })

    test('asks for the bank: a no can be tried again, a yes pays', async () => {
      const { card, page, problems, session } = await open()
      await typeCard(card, '4000002500003155')
      await page.getByRole('button', { name: 'Pay' }).click()
      const bank = page.getByRole('dialog', { name: 'Your bank asks' })
      await bank.getByText('Is this payment of €5.00 yours?').waitFor()
      await expect.poll(() => page.getByRole('button', { name: 'Pay' }).isDisabled()).toBe(true)
      await bank.getByRole('button', { name: 'Fail' }).click()
      expect(await readResult(page)).toMatchObject({
        error: { code: 'paymentFailed', paymentFailed: { declineCode: null } },
      })

      await page.getByRole('button', { name: 'Pay' }).click()
      await bank.getByRole('button', { name: 'Complete' }).click()
      await expect.poll(() => readResult(page)).toMatchObject({ type: 'success' })
      expect(await statusOf(session.id)).toBe('complete')
      expect(problems).toEqual([])
      await page.close()
    })

    test('notices that the session expired while the page was open', async () => {
      const { card, page, session } = await open()
      await shop.stripe.checkout.sessions.expire(session.id)
      await typeCard(card, '4242424242424242')
      await page.getByRole('button', { name: 'Pay' }).click()
      expect(await readResult(page)).toEqual({
        type: 'error',
        error: { code: null, message: 'This session has expired. Nothing was charged.' },
      })
      await page.locator('[data-status="expired"]').waitFor()
      await page.close()
    })

    test('goes to the return page when nothing else is said', async () => {
      const session = await makeSession(shop, {
        return_url: `${site.url}/done?session={CHECKOUT_SESSION_ID}`,
      })
      const { card, page } = await openCheckout(browser, shop, site.url, session.client_secret, '&redirect')
      await typeCard(card, '4242424242424242')
      await page.getByRole('button', { name: 'Pay' }).click()
      await page.waitForURL(`${site.url}/done?session=${session.id}`)
      await page.close()
    })

    test('names what is missing in the form, and keeps the card from the page', async () => {
      const { card, page } = await open()
      await page.getByRole('button', { name: 'Pay' }).click()
      expect(await readResult(page)).toMatchObject({
        error: { code: null, message: 'Your card number is incomplete.' },
      })
      await card.getByRole('alert').filter({ hasText: 'Your card number is incomplete.' }).waitFor()
      await card.getByLabel('Card number').fill('4242424242424241')
      await card.getByLabel('Expires').fill('0120')
      await card.getByRole('alert').filter({ hasText: 'Your card number is invalid.' }).waitFor()
      await card.getByLabel('Country').focus()
      await card.getByRole('alert').filter({ hasText: 'in the past' }).waitFor()

      expect(await page.evaluate('document.querySelector("iframe").contentDocument')).toBeNull()
      const box = await page.locator('iframe').boundingBox()
      expect(box?.height).toBeGreaterThan(240)
      await page.close()
    })

    test('looks as the page wants it', async () => {
      const { card, page } = await open()
      const number = card.getByLabel('Card number')
      const frame = page.frames().find((each) => each.url().endsWith('/_local/card'))
      const style = (name: string) =>
        frame?.evaluate(`getComputedStyle(document.getElementById('number'))['${name}']`)
      expect(await style('border-radius')).toBe('8px')
      await number.focus()
      expect(await style('border-top-color')).toBe('rgb(15, 110, 110)')
      await page.close()
    })
  },
)
