import type { Page } from 'playwright'
import { paths } from '../paths.ts'
import { say, scheduleStream } from '../show.ts'
import type { Scene, Screen, Who } from './scene.ts'
import { watchLiveScreens } from './watch-live.ts'

/** Every moment of a stream is the same address: `streamId` is taken through its life from top to bottom. */
export async function watchScreens(scene: Scene): Promise<Screen[]> {
  const { demo, show, people, sql } = scene
  const { host, fan } = people
  const streamId = await scheduleStream(show)
  const page = (name: string, as: Who, id: string, more: Partial<Screen> = {}): Screen => ({
    name: `watch, ${name}`,
    app: 'site',
    as,
    address: paths.watch(id),
    ...more,
  })
  const says = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor()
  const set = (change: string) => () => sql(`update stream set ${change} where id = $1`, [streamId])
  const record =
    (status: string, more = '') =>
    () =>
      sql(`update recording set status = $2 ${more} where stream_id = $1`, [streamId, status])
  return [
    page('without signing in', 'stranger', demo.nextId),
    page('without a pass', 'newcomer', demo.nextId),
    page('before', 'creator', demo.nextId),
    page('before, days away', 'fan', streamId, { before: set(`starts_at = now() + interval '9 days'`) }),
    page('before, late', 'fan', streamId, { before: set(`starts_at = now() - interval '7 minutes'`) }),
    page('the host is away', 'fan', streamId, {
      before: async () => {
        await host.api('POST /streams/:streamId/live', { streamId })
        await say(host, streamId, 'Back in a minute: the kettle.')
        await set(`publisher_gone_at = now(), watching_count = 10204`)()
      },
    }),
    page('the room does not open', 'fan', streamId, { prepare: loseRoom }),
    page('offline', 'fan', streamId, {
      prepare: async (page) => {
        await page.waitForTimeout(1500)
        await page.context().setOffline(true)
        await page.waitForTimeout(2500)
      },
    }),
    page('banned', 'fan', streamId, {
      before: () =>
        sql('insert into space_ban (space_id, user_id) values ($1, $2)', [show.spaceId, fan.userId]),
      after: () => sql('delete from space_ban where user_id = $1', [fan.userId]),
    }),
    page('access has ended', 'fan', streamId, {
      before: () => sql(`update "grant" set status = 'ended' where user_id = $1`, [fan.userId]),
      after: () => sql(`update "grant" set status = 'active' where user_id = $1`, [fan.userId]),
    }),
    page('the replay is being made', 'fan', streamId, {
      before: async () => {
        await host.api('POST /streams/:streamId/end', { streamId })
        await record('processing')()
      },
    }),
    page('the replay failed', 'fan', streamId, { before: record('failed') }),
    page('nothing was recorded', 'fan', streamId, {
      before: () => sql('delete from recording where stream_id = $1', [streamId]),
    }),
    page('called off', 'fan', streamId, {
      before: set(`status = 'canceled'`),
      prepare: says(/called off/),
    }),
    page('replay', 'creator', demo.replayId, { prepare: playerShown }),
    page('replay, five hours', 'creator', demo.replayId, { prepare: stretchReplay }),
    page('replay, where it was left', 'creator', demo.replayId, { prepare: leaveReplay }),
    page('replay, its file does not come', 'creator', demo.replayId, { prepare: loseReplay }),
    ...(await watchLiveScreens(scene)),
  ]
}

async function loseRoom(page: Page): Promise<void> {
  await page.route('**/api/streams/*/join', (route) =>
    route.fulfill({
      status: 503,
      json: {
        error: {
          code: 'streams/media-unavailable',
          message: 'Live video is not set up on this server.',
          requestId: 'screens',
        },
      },
    }),
  )
  await page.reload()
  await page.getByText('The stream does not open').waitFor()
}

async function playerShown(page: Page): Promise<void> {
  await page.locator('video').waitFor()
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
}

/** The player asks its video how long it is. */
async function stretchReplay(page: Page): Promise<void> {
  await playerShown(page)
  await page.evaluate(() => {
    const video = document.querySelector('video')
    if (!video) throw new Error('The replay has a player')
    const hours = 3600
    Object.defineProperty(video, 'duration', { get: () => 5.2 * hours })
    Object.defineProperty(video, 'currentTime', { get: () => 4.1 * hours, set() {} })
    video.dispatchEvent(new Event('durationchange'))
    video.dispatchEvent(new Event('timeupdate'))
  })
}

async function leaveReplay(page: Page): Promise<void> {
  await playerShown(page)
  await page.evaluate(() => localStorage.setItem(`replay:${location.pathname.split('/').pop()}`, '12'))
  await page.reload()
  await page.getByRole('button', { name: 'Start over' }).waitFor()
  await page.evaluate(() => localStorage.clear())
}

async function loseReplay(page: Page): Promise<void> {
  await page.route('**/replay.mp4*', (route) => route.abort())
  await page.reload()
  await page.getByText('The replay does not play').waitFor()
}
