import { expect, type Page } from '@playwright/test'
import { codeAfter } from './inbox.ts'

/** From a pass's “Get access” to “You’re in”: e-mail, code, card. Stripe's fields live in a frame of their own. */
export async function buyOnSite(
  page: Page,
  mailUrl: string,
  { email, card }: { email: string; card: string },
): Promise<void> {
  await page
    .getByRole('link', { name: /^Get access/ })
    .first()
    .click()
  await confirmPerson(page, mailUrl, email)
  await fillCard(page, card)
  await page.getByRole('button', { name: /^Pay/ }).click()
  await expect(page.getByRole('heading', { name: 'You’re in.' })).toBeVisible({ timeout: 20_000 })
}

/** The first steps of the checkout: whose pass it will be. */
export async function confirmPerson(page: Page, mailUrl: string, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  const code = await codeAfter(mailUrl, email, () =>
    page.getByRole('button', { name: 'Send me a code' }).click(),
  )
  await page.getByRole('textbox', { name: 'Six digits' }).fill(code)
}

/** What the card form asks for, with a date and code that always fit. */
export async function fillCard(page: Page, number: string): Promise<void> {
  const frame = page.frameLocator('iframe').first()
  await frame.getByRole('textbox', { name: 'Card number' }).fill(number)
  await frame.getByRole('textbox', { name: 'Expires' }).fill('12 / 34')
  await frame.getByRole('textbox', { name: 'Security code' }).fill('123')
}
