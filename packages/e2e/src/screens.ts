import { startStack } from '@stagedoor/local-stack'
import { expect } from '@playwright/test'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumArgs, chromiumPath } from './chromium.ts'
import { writeContactSheet, type Shot } from './contact-sheet.ts'
import { signIn, uniqueName } from './people.ts'
import { listScreens, type Screen, type Who } from './screen-list.ts'
import { signInToStudio, studioAddress } from './studio.ts'
import { contextOf } from './tab.ts'

// `pnpm screens`, `pnpm screens watch`: every screen, or those whose name has the word, at three widths, light and
// dark, as PNGs and one contact sheet, to be looked at.
const folder = fileURLToPath(new URL('../out/screens/', import.meta.url))
const widths = [390, 1000, 1440]
const schemes = ['light', 'dark'] as const
const wanted = process.argv.slice(2).filter((arg) => arg !== '--')

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
await using stack = await startStack({ seed: true })
const { addresses } = stack
const people = {
  viewer: await signIn(addresses, 'jonas@example.test'),
  creator: await signIn(addresses, 'maren@example.test'),
  newcomer: await signIn(addresses, `${uniqueName('newcomer')}@example.test`),
}
const screens = (await listScreens(addresses.site, people.creator)).filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
)
const executablePath = chromiumPath()
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath ? { executablePath } : {}) })
// One moment for every picture, so that two of them differ by what was changed and not by the clock.
const startedAt = new Date()
try {
  const shots: Shot[] = []
  for (const app of ['site', 'studio'] as const) {
    for (const who of ['stranger', 'viewer', 'creator', 'newcomer'] as const) {
      const theirs = screens.filter((screen) => screen.app === app && screen.as === who)
      if (theirs.length === 0) continue
      const context = await openAs(browser, app, who)
      // The studio's session lives in its tab, so one tab shows everything.
      const page = context.pages()[0] ?? (await context.newPage())
      for (const screen of theirs) shots.push(...(await shoot(page, screen)))
      await context.close()
    }
  }
  await writeContactSheet(browser, folder, shots)
  console.log(`${shots.length} pictures and sheet.png in ${path.relative(process.cwd(), folder)}`)
} finally {
  await browser.close()
}

async function openAs(browser: Browser, app: Screen['app'], who: Who): Promise<BrowserContext> {
  if (app === 'site' && who !== 'stranger') return contextOf(browser, addresses.site, people[who])
  const context = await browser.newContext()
  if (who === 'stranger') return context
  const page = await context.newPage()
  await page.goto(studioAddress(stack))
  await signInToStudio(page, addresses.mail, people[who].email)
  return context
}

async function shoot(page: Page, screen: Screen): Promise<Shot[]> {
  await page.clock.setFixedTime(startedAt)
  const shots: Shot[] = []
  for (const colorScheme of schemes) {
    // Before the page is loaded: the card form takes its colours once.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto((screen.app === 'site' ? addresses.site : studioAddress(stack)) + screen.address)
    await page.locator('h1:visible, h2:visible').first().waitFor()
    await screen.prepare?.(page)
    await expect(page.locator('.skeleton'), `${screen.name} has loaded`).toHaveCount(0)
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      // Frames within the page learn of the new width a moment later.
      await page.waitForTimeout(200)
      const file = `${`${screen.name} ${width} ${colorScheme}`.replaceAll(/[^a-z0-9]+/gi, '-')}.png`
      const picture = path.join(folder, file)
      await page.screenshot({ path: picture, fullPage: true, animations: 'disabled', caret: 'hide' })
      shots.push({ screen: screen.name, variant: `${width} ${colorScheme}`, width, file })
    }
  }
  await screen.tidy?.(page)
  return shots
}
