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
  },
)
