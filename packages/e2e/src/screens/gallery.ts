import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { signInToStudio, studioAddress } from '../studio.ts'
import { berlin, contextOf } from '../tab.ts'
import type { Scene, Screen, Who } from './scene.ts'

export type Gallery = AsyncDisposable & {
  /** The screen as its person sees it, settled, in a tab that later screens of theirs share. */
  show(screen: Screen, colorScheme: 'light' | 'dark'): Promise<Page>
}

// One moment for every picture, so that two of them differ by what was changed and not by the clock.
const shownAt = Date.now()

/** Opens screens one after another; a person signs in once in each app. */
export function openGallery(browser: Browser, scene: Scene): Gallery {
  const tabs = new Map<string, Page>()
  const shown = new Map<Page, Screen>()
  const { addresses } = scene.stack
  return {
    async show(screen, colorScheme) {
      const page = await tabOf(screen.app, screen.as)
      await leaveLast(page, shown.get(page), screen)
      shown.set(page, screen)
      // Before the page is loaded: the card form takes its colours once.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const path = typeof screen.address === 'string' ? screen.address : screen.address()
      await page.goto(originOf(screen.app) + path)
      await page.locator('h1:visible, h2:visible').first().waitFor()
      await screen.prepare?.(page)
      // Islands ask for their own things once they are alive.
      await expect(page.locator('astro-island[ssr]'), `${screen.name} is alive`).toHaveCount(0)
      if (!screen.isWaiting)
        await expect(page.locator('.skeleton'), `${screen.name} has loaded`).toHaveCount(0)
      await page.evaluate(waitForLooks)
      return page
    },
    async [Symbol.asyncDispose]() {
      for (const page of tabs.values()) await page.context().close()
    },
  }

  function originOf(app: Screen['app']): string {
    return {
      site: addresses.site,
      admin: addresses.site,
      mail: addresses.mail,
      studio: studioAddress(scene.stack),
    }[app]
  }

  async function tabOf(app: Screen['app'], who: Who): Promise<Page> {
    const known = tabs.get(`${app} ${who}`)
    if (known) return known
    const context = await enter(app, who)
    await context.addInitScript(stopClock, shownAt)
    // The studio's session lives in its tab, so one tab shows everything.
    const page = context.pages()[0] ?? (await context.newPage())
    tabs.set(`${app} ${who}`, page)
    return page
  }

  async function enter(app: Screen['app'], who: Who): Promise<BrowserContext> {
    if ((app === 'site' || app === 'admin') && who !== 'stranger')
      return contextOf(browser, addresses.site, scene.people[who])
    const context = await browser.newContext(berlin)
    if (who === 'stranger' || app === 'mail') return context
    const page = await context.newPage()
    await page.goto(studioAddress(scene.stack))
    await signInToStudio(page, addresses.mail, scene.people[who].email)
    return context
  }
}

/** Nothing of what was shown before is left: no answers of ours, no dialog; only a stream on air goes on. */
async function leaveLast(page: Page, last: Screen | undefined, next: Screen): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.context().setOffline(false)
  if (!last?.goesOn || !next.goesOn) await page.goto('about:blank')
}

/** Until fonts and pictures are there, those further down too: a picture of the whole page shows them. */
async function waitForLooks(): Promise<void> {
  await document.fonts.ready
  for (const image of document.images) image.loading = 'eager'
  // A broken one is part of what is shown.
  await Promise.allSettled([...document.images].map((image) => image.decode()))
}

/** What day and time it is stands still; timers and moving pictures go on, a stream could not start without them. */
function stopClock(at: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [at] : given, newTarget) as Date,
    get: (target, name, receiver) =>
      name === 'now' ? () => at : (Reflect.get(target, name, receiver) as unknown),
  })
}
