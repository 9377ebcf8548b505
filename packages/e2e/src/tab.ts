import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Person } from './people.ts'

/** Where the people of our tests live. */
export const berlin = { locale: 'en-GB', timezoneId: 'Europe/Berlin' }

/** A browser of somebody who is signed in already: the session the API gave, as the site's cookie. */
export async function contextOf(browser: Browser, site: string, person: Person): Promise<BrowserContext> {
  const context = await browser.newContext(berlin)
  const value = encodeURIComponent(person.token)
  await context.addCookies([
    {
      name: '__Host-sid',
      value,
      domain: new URL(site).hostname,
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ])
  return context
}

/** Every JWT that passes over the page's WebSockets from now on, also those a server pushes to refresh the first. */
export function collectTokens(page: Page): Set<string> {
  const tokens = new Set<string>()
  const find = (payload: string | Buffer) => {
    for (const [token] of payload.toString('latin1').matchAll(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g))
      tokens.add(token)
  }
  page.on('websocket', (socket) => {
    find(socket.url())
    socket.on('framereceived', ({ payload }) => find(payload))
  })
  return tokens
}
