import type { Page } from '@playwright/test'
import { codeAfter } from './src/inbox.ts'
import { overflowOf } from './src/overflow.ts'
import { paths } from './src/paths.ts'
import { signUp, uniqueName } from './src/people.ts'
import { freePass, longNames, makeShow, scheduleStream, takePass, type Show } from './src/show.ts'
import { expect, test } from './src/stack-test.ts'
import { contextOf } from './src/tab.ts'

let show: Show
let streamId: string
test.beforeAll(async ({ stack }) => {
  show = await makeShow(stack.addresses)
  streamId = await scheduleStream(show)
})

test('without JavaScript everything is read and one signs in; paying and watching say what they need', async ({
  stack,
  browser,
}) => {
  const { site, mail } = stack.addresses
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  for (const path of publicPaths()) {
    await page.goto(site + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await page.goto(site + paths.checkout(show.passId))
  // Asked by its element: looking for words passes over <noscript>.
  await expect(page.locator('noscript p')).toContainText('Getting a pass needs JavaScript')
  await expect(page.locator('noscript p')).toBeVisible()
  await page.goto(site + paths.watch(streamId))
  await expect(page.locator('noscript p')).toContainText('Watching and the chat need JavaScript')
  await expect(page.locator('noscript p')).toBeVisible()

  const email = `${uniqueName('plain')}@example.test`
  await page.goto(site + paths.signIn)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  const code = await codeAfter(mail, email, () =>
    page.getByRole('button', { name: 'Send me a code' }).click(),
  )
  await page.getByRole('textbox', { name: 'Six digits' }).fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(site + paths.library)
  await context.close()
})

test('at 320 pixels, in forced colours or not, nothing is cut off and the focus is seen', async ({
  stack,
  browser,
}) => {
  test.setTimeout(90_000)
  const { site } = stack.addresses
  const person = await signUp(stack.addresses, 'narrow')
  await takePass(person, show.passId)
  const context = await contextOf(browser, site, person)
  const page = await context.newPage()
  await page.setViewportSize({ width: 320, height: 640 })
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors })
    for (const path of [...publicPaths(), ...personalPaths()]) {
      await page.goto(site + path)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      expect
        .soft(await overflowOf(page), `pixels ${path} scrolls sideways, forced colours ${forcedColors}`)
        .toBeLessThanOrEqual(0)
      await page.keyboard.press('Tab')
      expect.soft(await focusShown(page), `focus on ${path}, forced colours ${forcedColors}`).toBe(true)
    }
  }
  await context.close()
})

test('names of any length and direction widen no page', async ({ stack, browser }) => {
  test.setTimeout(90_000)
  const { site } = stack.addresses
  const long = await makeShow(stack.addresses, freePass, longNames)
  const stream = await scheduleStream(long)
  const person = await signUp(stack.addresses, 'a-rather-long-local-part-of-an-address-for-a-mail')
  await takePass(person, long.passId)
  const context = await contextOf(browser, site, person)
  const page = await context.newPage()
  for (const width of [320, 820, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of [...publicPaths(long), ...personalPaths(long, stream)]) {
      await page.goto(site + path)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      expect
        .soft(await overflowOf(page), `pixels ${path} scrolls sideways at ${width}`)
        .toBeLessThanOrEqual(0)
    }
  }
  await context.close()
})

test('nothing moves while a page comes in', async ({ stack, browser }) => {
  const { site } = stack.addresses
  const context = await browser.newContext()
  await context.addInitScript(() => {
    const scope = globalThis as { shift?: number }
    scope.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        scope.shift = (scope.shift ?? 0) + ('value' in entry ? Number(entry.value) : 0)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const page = await context.newPage()
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 })
    for (const path of publicPaths()) {
      await page.goto(site + path, { waitUntil: 'networkidle' })
      const shift = await page.evaluate(() => (globalThis as { shift?: number }).shift)
      expect.soft(shift, `layout shift of ${path} at ${width}`).toBe(0)
    }
  }
  await context.close()
})

function publicPaths(of = show): string[] {
  return [
    paths.home,
    paths.space(of.slug),
    paths.pass(of.slug, of.passSlug),
    paths.profile(of.username),
    paths.signIn,
  ]
}

function personalPaths(of = show, stream = streamId): string[] {
  return [paths.library, '/account', paths.checkout(of.passId), paths.watch(stream)]
}

function focusShown(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(focused)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
}
