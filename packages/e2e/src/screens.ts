import { startStack } from '@stagedoor/local-stack'
import { createApi } from '@stagedoor/contract/client'
import { chromium, type Browser, type BrowserContext } from 'playwright'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumArgs, chromiumPath } from './chromium.ts'
import { writeContactSheet, type Shot } from './contact-sheet.ts'
import { paths } from './paths.ts'
import { signIn, uniqueName, type Person } from './people.ts'
import { signInToStudio, studioAddress } from './studio.ts'
import { contextOf } from './tab.ts'

// `pnpm screens`: every screen at three widths, light and dark, as PNGs and one contact sheet, to be looked at.
const folder = fileURLToPath(new URL('../out/screens/', import.meta.url))
const widths = [390, 1000, 1440]
const schemes = ['light', 'dark'] as const

type Screen = { name: string; address: string; as: 'stranger' | 'viewer' | 'creator' | 'newcomer' }

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
await using stack = await startStack({ seed: true })
const { site, mail } = stack.addresses
const wanted = process.argv.slice(2).filter((arg) => arg !== '--')
const people = {
  viewer: await signIn({ site, mail }, 'jonas@example.test'),
  creator: await signIn({ site, mail }, 'maren@example.test'),
  newcomer: await signIn({ site, mail }, `${uniqueName('newcomer')}@example.test`),
}
const executablePath = chromiumPath()
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath ? { executablePath } : {}) })
// One moment for every picture, so that two of them differ by what was changed and not by the clock.
const startedAt = new Date()
try {
  const shots: Shot[] = []
  for (const colorScheme of schemes) {
    for (const [screens, open] of [
      [await siteScreens(), openSite],
      [studioScreens(), openStudio],
    ] as const) {
      for (const who of ['stranger', 'viewer', 'creator', 'newcomer'] as const) {
        const theirs = screens.filter(
          (screen) =>
            screen.as === who && (wanted.length === 0 || wanted.some((word) => screen.name.includes(word))),
        )
        if (theirs.length === 0) continue
        const context = await open(browser, who)
        for (const screen of theirs) shots.push(...(await shoot(context, screen, colorScheme)))
        await context.close()
      }
    }
  }
  await writeContactSheet(browser, folder, shots)
  console.log(`${shots.length} pictures and sheet.png in ${path.relative(process.cwd(), folder)}`)
} finally {
  await browser.close()
}

async function siteScreens(): Promise<Screen[]> {
  const api = createApi({ baseUrl: site })
  const { spaces } = await api('GET /public/home', {})
  const [first] = spaces
  if (!first) throw new Error('The demo has a published Space')
  const found = await api('GET /public/spaces/:slug', { slug: first.slug })
  if (found.kind !== 'space') throw new Error('The demo’s first Space has a page')
  const [pass] = found.passes
  const streams = [...found.live, ...found.upcoming]
  const watch = streams.flatMap((stream) => [
    {
      name: `watch, ${stream.status}, without a pass`,
      address: paths.watch(stream.id),
      as: 'newcomer' as const,
    },
    { name: `watch, ${stream.status}, as its host`, address: paths.watch(stream.id), as: 'creator' as const },
  ])
  const replays = found.replays.map((replay) => ({
    name: 'watch, replay',
    address: paths.watch(replay.streamId),
    as: 'creator' as const,
  }))
  return [
    { name: 'home', address: '/', as: 'stranger' },
    { name: 'space', address: paths.space(first.slug), as: 'stranger' },
    ...(pass ? [{ name: 'pass', address: paths.pass(first.slug, pass.slug), as: 'stranger' as const }] : []),
    { name: 'profile', address: paths.profile(first.creatorUsername ?? ''), as: 'stranger' },
    { name: 'not found', address: '/nothing-is-here', as: 'stranger' },
    { name: 'sign in', address: paths.signIn, as: 'stranger' },
    ...(pass ? [{ name: 'checkout', address: paths.checkout(pass.id), as: 'newcomer' as const }] : []),
    { name: 'library', address: paths.library, as: 'viewer' },
    { name: 'library, empty', address: paths.library, as: 'newcomer' },
    { name: 'account', address: '/account', as: 'viewer' },
    ...watch.slice(0, 4),
    ...replays.slice(0, 1),
  ]
}

function studioScreens(): Screen[] {
  const own = (name: string, hash: string): Screen => ({
    name: `studio ${name}`,
    address: `/?source=canvas${hash}`,
    as: 'creator',
  })
  return [
    { name: 'studio sign in', address: '/', as: 'stranger' },
    { name: 'studio welcome', address: '/#/welcome', as: 'newcomer' },
    own('streams', '#/'),
    own('account', '#/account'),
  ]
}

async function openSite(browser: Browser, who: Screen['as']): Promise<BrowserContext> {
  const context =
    who === 'stranger' ? await browser.newContext() : await contextOf(browser, site, people[who])
  return context
}

async function openStudio(browser: Browser, who: Screen['as']): Promise<BrowserContext> {
  const context = await browser.newContext()
  if (who === 'stranger') return context
  const page = await context.newPage()
  await page.goto(studioAddress(stack))
  await signInToStudio(page, mail, (people[who] satisfies Person).email)
  return context
}

async function shoot(
  context: BrowserContext,
  screen: Screen,
  colorScheme: (typeof schemes)[number],
): Promise<Shot[]> {
  // The studio's session lives in its tab, so the tab that signed in is the one to go on with.
  const page = context.pages()[0] ?? (await context.newPage())
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.clock.setFixedTime(startedAt)
  const origin = screen.name.startsWith('studio') ? studioAddress(stack) : site
  await page.goto(origin + screen.address, { waitUntil: 'load' })
  const shots: Shot[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const file = `${`${screen.name} ${width} ${colorScheme}`.replaceAll(/[^a-z0-9]+/gi, '-')}.png`
    await page.screenshot({
      path: path.join(folder, file),
      fullPage: true,
      animations: 'disabled',
      caret: 'hide',
    })
    shots.push({ screen: screen.name, variant: `${width} ${colorScheme}`, file })
  }
  return shots
}
