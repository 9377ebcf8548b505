import { startStack, type Stack } from '@stagedoor/local-stack'
import { expect, test, type Page } from '@playwright/test'
import { findFaults } from './src/axe.ts'
import { expectFocusSeenEverywhere } from './src/keyboard.ts'
import { overflowOf } from './src/overflow.ts'
import { paths } from './src/paths.ts'
import { openGallery, type Gallery } from './src/screens/gallery.ts'
import { areaNames, listAreas, type Area } from './src/screens/list.ts'
import { makeScene, type Screen } from './src/screens/scene.ts'

// Every state `pnpm screens` shows, as somebody needs it who does not see it as we do. The states change the demo, so
// they have a stack of their own.
let stack: Stack
let gallery: Gallery
let areas: Area[]
let publicPaths: string[]

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  stack = await startStack({ seed: true })
  const scene = await makeScene(stack)
  gallery = openGallery(browser, scene)
  areas = await listAreas(scene)
  const { slug, passSlug, username } = scene.demo
  publicPaths = [paths.home, paths.space(slug), paths.pass(slug, passSlug), paths.profile(username)]
})
test.afterAll(async () => {
  await gallery[Symbol.asyncDispose]()
  await stack.stop()
})

test('without pictures every public page says the same in the same place', async ({ page }) => {
  const { site } = stack.addresses
  const seen: string[] = []
  for (const path of publicPaths) {
    await page.goto(site + path)
    expect.soft(await page.locator('img').count(), `pictures of ${path}`).toBeGreaterThan(0)
    seen.push(await placesOfWords(page))
  }
  await page.route('**/*', (route) =>
    route.request().resourceType() === 'image' ? route.abort() : route.continue(),
  )
  for (const [index, path] of publicPaths.entries()) {
    await page.goto(site + path)
    expect.soft(await placesOfWords(page), `words of ${path}`).toBe(seen[index])
    const unnamed = page.locator('img:not([alt])')
    expect.soft(await unnamed.count(), `pictures of ${path} nobody can hear of`).toBe(0)
  }
})

test('without styles every public page is read from its title on, and nothing is blown up', async ({
  page,
}) => {
  const { site } = stack.addresses
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue()
    const response = await route.fetch()
    return route.fulfill({
      response,
      body: (await response.text()).replaceAll(/<style\b.*?<\/style>/gs, ''),
    })
  })
  for (const path of publicPaths) {
    await page.goto(site + path)
    const { levels, widestDrawing, gluedLinks } = await page.evaluate(() => ({
      levels: [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName.slice(1))),
      widestDrawing: Math.max(
        0,
        ...[...document.querySelectorAll('svg')].map((icon) => icon.getBoundingClientRect().width),
      ),
      gluedLinks: [...document.querySelectorAll('a + a')]
        .filter(({ previousSibling }) => previousSibling instanceof Element)
        .map(({ textContent }) => textContent),
    }))
    expect.soft(levels[0], `the first heading of ${path}`).toBe(1)
    for (const [index, level] of levels.entries())
      expect.soft(level - (levels[index - 1] ?? 0), `heading ${index + 1} of ${path}`).toBeLessThanOrEqual(1)
    expect.soft(widestDrawing, `the widest drawing of ${path}`).toBeLessThanOrEqual(100)
    expect.soft(gluedLinks, `links of ${path} glued to the one before`).toEqual([])
    await expect(page.locator('main')).toContainText(/\S/)
  }
})

for (const name of areaNames)
  test(`axe, narrow windows, forced colours and stillness: ${name}`, async () => {
    test.setTimeout(600_000)
    const screens = areas.find((area) => area.name === name)?.screens ?? []
    expect(screens.length).toBeGreaterThan(0)
    for (const screen of screens) await test.step(screen.name, () => look(screen))
  })

async function look(screen: Screen): Promise<void> {
  let page: Page | undefined
  try {
    await screen.before?.()
    page = await gallery.show(screen, 'light')
    await check(page, screen)
  } catch (error) {
    // The other screens are looked at all the same.
    expect.soft(String(error).split('\n')[0], `${screen.name} is reached`).toBeNull()
  } finally {
    if (page) await screen.after?.(page)
  }
}

async function check(page: Page, { name, app }: Screen): Promise<void> {
  const isWide = app === 'studio' || app === 'admin'
  // The inbox shows mails without script, in which nothing can be asked; the same words are asked without the inbox.
  const isMail = page.url().endsWith('/body')
  if (isMail) {
    const html = await page.content()
    await page.goto('about:blank')
    await page.setContent(html)
  }
  // A mail is read inside another page, which has the landmarks.
  const without = isMail ? ['landmark-one-main', 'region'] : []
  const usual = isWide ? { width: 1000, height: 700 } : { width: 390, height: 844 }
  await page.setViewportSize(usual)
  expect.soft(await findFaults(page, { without }), `axe on ${name}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await findFaults(page, { only: ['color-contrast', 'link-in-text-block'] })
  expect.soft(inDark, `axe on ${name}, dark`).toEqual([])
  expect.soft(await moving(page), `what moves on ${name} for those who asked for stillness`).toEqual([])

  // 200 % of the smallest window, and what a phone shows when everything is twice as large.
  await page.setViewportSize(isWide ? { width: 500, height: 350 } : { width: 320, height: 640 })
  expect.soft(await overflowOf(page), `pixels ${name} scrolls sideways`).toBeLessThanOrEqual(0)

  if (!isMail) {
    await page.emulateMedia({ forcedColors: 'active' })
    await expectFocusSeenEverywhere(page, name)
    await page.emulateMedia({ forcedColors: 'none' })
  }
  // Where the next screen begins: some of its parts are only there on a wide page.
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** Every line of words with where it stands. */
function placesOfWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const lines: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue?.trim()
      if (!text) continue
      const range = document.createRange()
      range.selectNode(node)
      const { x, y } = range.getBoundingClientRect()
      lines.push(`${Math.round(x)},${Math.round(y)} ${text}`)
    }
    return lines.join('\n')
  })
}

/** Animations that run although the person asked for none. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        (animation) =>
          animation.playState === 'running' && Number(animation.effect?.getComputedTiming().duration) > 50,
      )
      .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : '')),
  )
}
