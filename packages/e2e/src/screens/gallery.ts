import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { signInToStudio, studioAddress } from '../studio.ts'
import { berlin, contextOf } from '../tab.ts'
import type { Scene, Screen, Who } from './scene.ts'

export type Gallery = AsyncDisposable & {
  /** The screen as its person sees it, settled, in a tab that later screens of theirs share. */
  show(screen: Screen, colorScheme: 'light' | 'dark'): Promise<Page>
}

// One moment for every picture, so that two of them differ by what was changed and not by the clock.
const shownAt = new Date()

/** Opens screens one after another; a person signs in once in each app. */
export function openGallery(browser: Browser, scene: Scene): Gallery {
  const tabs = new Map<string, Page>()
  const { addresses } = scene.stack
  return {
    async show(screen, colorScheme) {
      const page = await tabOf(screen.app, screen.as)
      // Before the page is loaded: the card form takes its colours once.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(originOf(screen.app) + screen.address)
      await page.locator('h1:visible, h2:visible').first().waitFor()
      await screen.prepare?.(page)
      if (!screen.isWaiting)
        await expect(page.locator('.skeleton'), `${screen.name} has loaded`).toHaveCount(0)
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      return page
    },
    async [Symbol.asyncDispose]() {
      for (const page of tabs.values()) await page.context().close()
    },
  }

  function originOf(app: Screen['app']): string {
    return { site: addresses.site, mail: addresses.mail, studio: studioAddress(scene.stack) }[app]
  }

  async function tabOf(app: Screen['app'], who: Who): Promise<Page> {
    const known = tabs.get(`${app} ${who}`)
    if (known) return known
    const context = await enter(app, who)
    // The studio's session lives in its tab, so one tab shows everything.
    const page = context.pages()[0] ?? (await context.newPage())
    await page.clock.setFixedTime(shownAt)
    tabs.set(`${app} ${who}`, page)
    return page
  }

  async function enter(app: Screen['app'], who: Who): Promise<BrowserContext> {
    if (app === 'site' && who !== 'stranger') return contextOf(browser, addresses.site, scene.people[who])
    const context = await browser.newContext(berlin)
    if (who === 'stranger' || app === 'mail') return context
    const page = await context.newPage()
    await page.goto(studioAddress(scene.stack))
    await signInToStudio(page, addresses.mail, scene.people[who].email)
    return context
  }
}
