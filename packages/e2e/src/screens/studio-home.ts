import type { Stream } from '@stagedoor/contract'
import type { Page } from 'playwright'
import { studioScreen } from './open-studio.ts'
import type { Scene, Screen } from './scene.ts'

/** The studio's way in and its rooms around the stage: sign-in, onboarding, streams, account. */
export function studioHomeScreens({ demo, show, long }: Scene): Screen[] {
  const { slug } = demo
  return [
    studioScreen('start failed', '', { as: 'stranger', prepare: loseSettings }),
    studioScreen('sign in', '', { as: 'stranger' }),
    studioScreen('sign in, no address', '', { as: 'stranger', prepare: press('Send the code') }),
    studioScreen('sign in, server away', '', { as: 'stranger', prepare: signInWithoutServer }),
    studioScreen('welcome', 'welcome', { as: 'newcomer' }),
    studioScreen('welcome, username taken', 'welcome', {
      as: 'newcomer',
      prepare: wantUsername(demo.username),
    }),
    studioScreen('welcome, Space', 'welcome', { as: 'host' }),
    studioScreen('welcome, Space without a name', 'welcome', { as: 'host', prepare: press('Continue') }),
    studioScreen('window, waiting', `${slug}/streams`, { prepare: hold('**/api/me'), isWaiting: true }),
    studioScreen('streams', `${slug}/streams`),
    studioScreen('streams, waiting', `${slug}/streams`, {
      prepare: hold('**/api/spaces/*/streams*'),
      isWaiting: true,
    }),
    studioScreen('streams, server away', `${slug}/streams`, { prepare: loseServer }),
    studioScreen('streams, every replay', `${slug}/streams`, { prepare: change(everyReplay) }),
    studioScreen('streams, left on air', `${slug}/streams`, { prepare: change(leaveOnAir) }),
    studioScreen('streams, on air elsewhere', `${slug}/streams`, { prepare: change(goElsewhere) }),
    studioScreen('streams, two hundred', `${slug}/streams`, { prepare: change(twoHundred) }),
    studioScreen('streams, none yet', `${show.slug}/streams`, { as: 'host' }),
    studioScreen('streams, long names', `${long.slug}/streams`, { as: 'author' }),
    studioScreen('schedule a stream', `${slug}/streams/new`),
    studioScreen('schedule a stream, no title', `${slug}/streams/new`, { prepare: press('Schedule it') }),
    studioScreen('edit a stream', `${slug}/streams/${demo.nextId}/edit`),
    studioScreen('edit a stream, calling it off', `${slug}/streams/${demo.nextId}/edit`, {
      prepare: press('Call it off'),
    }),
    studioScreen('edit a stream, over', `${slug}/streams/${demo.replayId}/edit`),
    studioScreen('nothing here', 'nobody/streams'),
    studioScreen('account', 'account'),
    studioScreen('shortcuts', `${slug}/streams`, { prepare: showShortcuts }),
  ]
}

/** The key is heard once the screen it belongs to is there. */
async function showShortcuts(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Schedule a stream/ }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor()
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

async function loseSettings(page: Page): Promise<void> {
  await page.route('**/config.json', (route) => route.abort())
  await page.reload()
  await page.getByRole('button', { name: 'Start again' }).waitFor()
}

async function signInWithoutServer(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort())
  await page.getByRole('textbox', { name: 'E-mail' }).fill('maren@example.test')
  await page.getByRole('button', { name: 'Send the code' }).click()
  await page.locator('.note').waitFor()
}

/** Presses what asks, refuses or fails, and waits for what it says. */
function press(name: string) {
  return async (page: Page) => {
    await page.getByRole('button', { name }).click()
    await page.locator('[aria-invalid], dialog[open]').first().waitFor()
  }
}

function wantUsername(username: string) {
  return async (page: Page) => {
    await page.getByRole('textbox', { name: 'Username' }).fill(username)
    await page.locator('.state.warn').waitFor()
  }
}

/** The server's list with streams in states that take hours to reach. */
function change(make: (streams: Stream[], now: number) => Stream[]) {
  return async (page: Page) => {
    const now = await page.evaluate(() => Date.now())
    await page.route('**/api/spaces/*/streams', async (route) => {
      const response = await route.fetch()
      const { items }: { items: Stream[] } = await response.json()
      await route.fulfill({ response, json: { items: make(items, now) } })
    })
    await page.reload()
    await page.locator('#next-up').waitFor()
  }
}

function everyReplay(streams: Stream[]): Stream[] {
  const statuses = ['uploading', 'processing', 'ready', 'failed', null] as const
  const [past] = streams.filter(({ status }) => status === 'ended')
  if (!past) return streams
  const replays = statuses.map((recordingStatus, at) => ({
    ...past,
    id: past.id.slice(0, -1) + at,
    title: `Night Session ${13 - at}`,
    recordingStatus,
  }))
  return [
    ...streams.filter(({ status }) => status === 'scheduled'),
    ...replays,
    {
      ...past,
      id: `${past.id.slice(0, -1)}9`,
      title: 'Patch clinic',
      status: 'canceled',
      recordingStatus: null,
    },
  ]
}

function leaveOnAir(streams: Stream[], now: number): Stream[] {
  return goElsewhere(streams, now).map((stream) =>
    stream.status === 'live'
      ? { ...stream, publisherGoneAt: new Date(now - 80_000).toISOString(), watchingCount: 128 }
      : stream,
  )
}

function goElsewhere(streams: Stream[], now: number): Stream[] {
  const next = streams.find(({ status }) => status === 'scheduled')
  const startedAt = new Date(now - 40 * 60_000).toISOString()
  return streams.map((stream) =>
    stream === next ? { ...stream, status: 'live', startedAt, watchingCount: 46 } : stream,
  )
}

function twoHundred(streams: Stream[]): Stream[] {
  return streams.flatMap((stream) =>
    Array.from({ length: 70 }, (_, at) => ({
      ...stream,
      id: stream.id.slice(0, -2) + String(at).padStart(2, '0'),
      title: `${stream.title}, evening ${at + 1}`,
    })),
  )
}
