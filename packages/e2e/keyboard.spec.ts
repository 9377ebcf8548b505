import type { Page } from '@playwright/test'
import { makeAdmin } from './src/database.ts'
import { codeAfter } from './src/inbox.ts'
import { keyboardOf, type Keyboard } from './src/keyboard.ts'
import { paths } from './src/paths.ts'
import { signUp, uniqueName } from './src/people.ts'
import { buyPass, freePass, makeShow, paidPass, scheduleStream, takePass, type Show } from './src/show.ts'
import { expect, test } from './src/stack-test.ts'
import { endStream, goLive, openStudio } from './src/studio.ts'
import { contextOf } from './src/tab.ts'

// What viewers do, without ever pressing a pointer on anything.
let paid: Show
let free: Show
test.beforeAll(async ({ stack }) => {
  paid = await makeShow(stack.addresses, paidPass)
  free = await makeShow(stack.addresses, freePass)
})

test('one signs in and takes another name by keyboard alone', async ({ stack, page }) => {
  const { site, mail } = stack.addresses
  const keyboard = keyboardOf(page)
  await page.goto(site + paths.signIn)
  await sayWho(page, keyboard, mail, `${uniqueName('keys')}@example.test`)
  await keyboard.press('Enter')
  await expect(page).toHaveURL(site + paths.library)

  await keyboard.tabTo(page.getByRole('button', { name: /^Account/ }))
  await keyboard.press('Enter')
  await keyboard.tabTo(page.getByRole('link', { name: 'Name and sign-in' }))
  await keyboard.press('Enter')
  await keyboard.tabTo(page.getByRole('textbox', { name: 'Name' }))
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type('Ada Byron')
  await keyboard.press('Enter')
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Ada Byron')
})

test('a paid pass is bought with a card by keyboard alone, and leads to its stream', async ({
  stack,
  page,
}) => {
  const { site, mail } = stack.addresses
  const streamId = await scheduleStream(paid, { record: false })
  const keyboard = keyboardOf(page)
  await page.goto(site + paths.space(paid.slug))
  await keyboard.tabTo(page.getByRole('link', { name: /^Get access/ }).first())
  await keyboard.press('Enter')
  await checkoutOpen(page)
  await sayWho(page, keyboard, mail, `${uniqueName('keys')}@example.test`)

  const card = page.frameLocator('iframe').first()
  const fields = { 'Card number': '4242424242424242', Expires: '1234', 'Security code': '123' }
  for (const [name, digits] of Object.entries(fields)) {
    await keyboard.tabTo(card.getByRole('textbox', { name }))
    await keyboard.type(digits)
  }
  await keyboard.tabTo(page.getByRole('button', { name: /^Pay/ }))
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'You’re in.' })).toBeVisible({ timeout: 20_000 })

  await page.goto(site + paths.library)
  await keyboard.tabTo(page.getByRole('link', { name: /^Go to the stream/ }).first())
  await keyboard.press('Enter')
  await expect(page).toHaveURL(site + paths.watch(streamId))
})

test('a free pass is taken by keyboard alone', async ({ stack, page }) => {
  const { site, mail } = stack.addresses
  const keyboard = keyboardOf(page)
  await page.goto(site + paths.pass(free.slug, free.passSlug))
  await keyboard.tabTo(page.getByRole('link', { name: /^Get access/ }).first())
  await keyboard.press('Enter')
  await checkoutOpen(page)
  await sayWho(page, keyboard, mail, `${uniqueName('keys')}@example.test`)
  const get = page.getByRole('button', { name: 'Get the pass' })
  await expect(get).toBeVisible()
  await expect(page.locator('li[aria-current="step"]'), 'the focus goes on at the next step').toBeFocused()
  await keyboard.tabTo(get)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'You’re in.' })).toBeVisible({ timeout: 20_000 })
})

test('an operator finds a purchase and returns its money by keyboard alone', async ({ stack, browser }) => {
  const { addresses } = stack
  const buyer = await signUp(addresses, 'buyer')
  await buyPass(addresses, buyer, paid.passId)
  const admin = await signUp(addresses, 'admin')
  await makeAdmin(addresses.database, admin.email)
  const context = await contextOf(browser, addresses.site, admin)
  const page = await context.newPage()
  const keyboard = keyboardOf(page)
  await page.goto(addresses.admin)
  await keyboard.tabTo(page.getByRole('link', { name: /^Purchases/ }).first())
  await keyboard.press('Enter')
  await keyboard.tabTo(page.getByRole('searchbox'))
  await keyboard.type(buyer.email)
  await keyboard.press('Enter')
  await keyboard.tabTo(page.getByRole('link', { name: new RegExp(buyer.email) }).first())
  await keyboard.press('Enter')
  await keyboard.tabTo(page.getByRole('textbox', { name: 'Why' }))
  await keyboard.type('Asked for by the buyer')
  await keyboard.tabTo(page.getByRole('button', { name: /^Return/ }))
  await keyboard.press('Enter')
  await expect(page.getByText('€5.00 went back to the buyer')).toBeVisible()
  await context.close()
})

test('a stream and its replay are watched by keyboard alone', async ({ stack, browser }) => {
  test.setTimeout(150_000)
  const { addresses } = stack
  const streamId = await scheduleStream(free)
  const person = await signUp(addresses, 'keys')
  await takePass(person, free.passId)
  const studio = await openStudio(browser, stack, free.creator)
  await goLive(studio)
  const context = await contextOf(browser, addresses.site, person)
  const page = await context.newPage()
  const keyboard = keyboardOf(page)
  await page.goto(addresses.site + paths.watch(streamId))
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await expect(button('Pause')).toBeVisible({ timeout: 20_000 })

  await test.step('sound, quality, full screen', async () => {
    await keyboard.tabTo(button('Mute'))
    await keyboard.press('Space')
    await expect(button('Sound on')).toBeFocused()
    const quality = button(/^Quality/)
    await keyboard.tabTo(quality)
    await keyboard.press('Enter')
    const automatic = page.getByRole('radio', { name: /^Automatic/ })
    await keyboard.tabTo(automatic)
    await keyboard.press('Escape')
    await expect(automatic, 'Escape closes the menu').toBeHidden()
    await expect(quality, 'and goes back to where it was opened').toBeFocused()
    await keyboard.tabTo(button('Full screen'))
    await keyboard.press('Enter')
    await expect(button('Leave full screen')).toBeFocused()
    await keyboard.press('Enter')
    await expect(button('Full screen')).toBeFocused()
  })

  await test.step('a reaction and the chat', async () => {
    await keyboard.tabTo(button(/^Heart/))
    await keyboard.press('Enter')
    await expect(button(/^Heart, 1/)).toBeVisible()
    await keyboard.tabTo(page.getByRole('textbox', { name: 'Message' }))
    await keyboard.type('Good evening from the keyboard')
    await keyboard.press('Enter')
    await expect(page.getByRole('log').getByText('Good evening from the keyboard')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused()
  })

  await endStream(studio)
  await expect(studio.getByText('The replay is ready')).toBeVisible({ timeout: 60_000 })
  await studio.context().close()
  await test.step('the replay: play, seek, speed', async () => {
    const replay = page.getByLabel('Replay', { exact: true })
    await expect(replay).toBeVisible({ timeout: 60_000 })
    const seconds = () => replay.evaluate((video: HTMLVideoElement) => video.currentTime)
    await keyboard.tabTo(button('Play'))
    await keyboard.press('Enter')
    await expect(button('Pause')).toBeFocused()
    await expect.poll(seconds, 'it plays').toBeGreaterThan(0.5)
    await keyboard.press('Space')
    await keyboard.tabTo(page.getByRole('slider', { name: 'Position' }), { back: true })
    await keyboard.press('Home')
    await expect.poll(seconds, 'back at the beginning').toBeLessThan(0.5)
    await keyboard.press('ArrowRight')
    await expect.poll(seconds, 'it went on').toBeGreaterThan(0.5)
    await keyboard.tabTo(button(/^Speed/))
    const speed = await replay.evaluate((video: HTMLVideoElement) => video.playbackRate)
    await keyboard.press('Enter')
    await expect.poll(() => replay.evaluate((video: HTMLVideoElement) => video.playbackRate)).not.toBe(speed)
  })
  await context.close()
})

/** Hydrated, so that what is typed stays. */
async function checkoutOpen(page: Page): Promise<void> {
  await page.waitForURL(/\/checkout\//)
  await expect(page.getByRole('button', { name: 'Send me a code' })).toHaveAttribute('type', 'submit')
}

/** E-mail and code, typed where the focus is led. */
async function sayWho(page: Page, keyboard: Keyboard, mail: string, email: string): Promise<void> {
  await keyboard.tabTo(page.getByRole('textbox', { name: 'E-mail' }))
  await keyboard.type(email)
  const code = await codeAfter(mail, email, () => keyboard.press('Enter'))
  await expect(page.getByRole('textbox', { name: 'Six digits' })).toBeFocused()
  await keyboard.type(code)
}
