import type { Page } from 'playwright'
import { studioScreen } from './open-studio.ts'
import type { Scene, Screen } from './scene.ts'

/** The studio's way in and its rooms around the stage: sign-in, onboarding, streams, account. */
export function studioHomeScreens({ demo, show, long }: Scene): Screen[] {
  const { slug } = demo
  return [
    studioScreen('sign in', '', { as: 'stranger' }),
    studioScreen('welcome', 'welcome', { as: 'newcomer' }),
    studioScreen('streams', `${slug}/streams`),
    studioScreen('streams, waiting', `${slug}/streams`, {
      prepare: hold('**/api/spaces/*/streams*'),
      isWaiting: true,
    }),
    studioScreen('streams, server away', `${slug}/streams`, { prepare: loseServer }),
    studioScreen('streams, none yet', `${show.slug}/streams`, { as: 'host' }),
    studioScreen('streams, long names', `${long.slug}/streams`, { as: 'author' }),
    studioScreen('plan a stream', `${slug}/streams/new`),
    studioScreen('edit a stream', `${slug}/streams/${demo.nextId}/edit`),
    studioScreen('account', 'account'),
    studioScreen('shortcuts', `${slug}/streams`, { prepare: (page) => page.keyboard.press('?') }),
  ]
}

function hold(address: string) {
  return async (page: Page) => {
    await page.route(address, () => undefined)
    await page.reload()
    await page.locator('.skeleton').first().waitFor()
  }
}

async function loseServer(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort())
  await page.reload()
  await page
    .getByRole('button', { name: /Try again/ })
    .first()
    .waitFor()
}
