import { chromium, type Browser, type Page } from 'playwright'
import { chromiumArgs, chromiumPath } from '../chromium.ts'
import { paths } from '../paths.ts'
import { signIn } from '../people.ts'
import { freePass, makeShow, plainNames, say, scheduleStream, takePass } from '../show.ts'
import { goLive, openStudio } from '../studio.ts'
import { contextOf } from '../tab.ts'
import type { Scene, Screen } from './scene.ts'

const welcome = 'One oscillator, four takes. Questions after ten, I read them all.'

/** A stream that really runs, sent by the studio's own renderer, and its chat in every state. */
export async function watchLiveScreens({ stack, people, sql }: Scene): Promise<Screen[]> {
  const { addresses } = stack
  const { fan } = people
  const show = await makeShow(addresses, freePass, { ...plainNames, at: 'on-air' })
  await takePass(fan, show.passId)
  const streamId = await scheduleStream(show)
  let studio: Browser | undefined
  let elsewhere: Page | undefined

  const page = (name: string, more: Partial<Screen> = {}): Screen => ({
    name: `watch, live, ${name}`,
    app: 'site',
    as: 'fan',
    address: paths.watch(streamId),
    ...more,
    prepare: async (page) => {
      await page.locator('video.src').waitFor()
      await page.locator('.stage').hover({ position: { x: 60, y: 80 } })
      await more.prepare?.(page)
    },
  })
  // By keyboard: the bar comes for the focus, and goes when no pointer moves for a while.
  const press = (name: string) => (page: Page) =>
    page.getByRole('button', { name, exact: true }).press('Enter')
  const openQuality = (page: Page) => page.getByRole('button', { name: /^Quality/ }).press('Enter')
  const setSpace = (change: string) => () => sql(`update space set ${change} where id = $1`, [show.spaceId])
  const isBanned = (minutes: number | null) => ({ spaceId: show.spaceId, userId: fan.userId, minutes })

  return [
    page('picture', {
      before: async () => {
        await sql('update space set welcome_message = $2 where id = $1', [show.spaceId, welcome])
        studio = await launch()
        const stage = await openStudio(studio, { addresses }, show.creator)
        await goLive(stage)
        await fillChat(addresses, { ...show, streamId, sql })
      },
    }),
    page('quality open', { prepare: openQuality }),
    page('theatre', { prepare: press('Theatre') }),
    page('paused', { prepare: press('Pause') }),
    page('sound only', {
      prepare: async (page) => {
        await openQuality(page)
        await page.getByText('Sound only').click()
      },
    }),
    page('a key on its control', {
      prepare: (page) => page.getByRole('button', { name: 'Mute' }).press('Shift'),
    }),
    page('reading further up', {
      prepare: async (page) => {
        await page.getByText('You will hear it in a second').waitFor()
        await page.getByRole('log').evaluate(scrollToTop)
        await say(show.creator, streamId, 'A question for everybody: one more?')
        await page.locator('.latest').waitFor()
      },
    }),
    page('slow mode', {
      before: setSpace('slow_mode_seconds = 30'),
      prepare: async (page) => {
        await sql('delete from chat_message where stream_id = $1 and user_id = $2', [streamId, fan.userId])
        await page.getByRole('textbox', { name: 'Message' }).fill('Encore please')
        await page.keyboard.press('Enter')
        await page.getByText('Slow mode').waitFor()
      },
      after: setSpace('slow_mode_seconds = 0'),
    }),
    page('a message not sent', {
      prepare: async (page) => {
        await page.route('**/messages', (route) =>
          route.request().method() === 'POST' ? route.abort() : route.continue(),
        )
        await page.getByRole('textbox', { name: 'Message' }).fill('Encore please')
        await page.keyboard.press('Enter')
        await page.getByText('Not sent').waitFor()
      },
    }),
    page('messages did not load', {
      prepare: async (page) => {
        await page.route('**/messages*', (route) => route.abort())
        await page.reload()
        await page.getByText('The messages did not load').waitFor()
      },
    }),
    page('paused in the chat', {
      before: () => show.creator.api('POST /spaces/:spaceId/chat-bans', isBanned(null)),
      after: () => show.creator.api('DELETE /spaces/:spaceId/chat-bans/:userId', isBanned(null)),
    }),
    ...(['refunded', 'signed-out', 'suspended'] as const).map((reason) =>
      page(`access ended, ${reason}`, {
        prepare: async (page) => {
          await page.route('**/events', (route) =>
            route.fulfill({
              contentType: 'text/event-stream',
              body: `data: ${JSON.stringify({ type: 'access-ended', reason })}\n\n`,
            }),
          )
          await page.reload()
          await page.locator('.stage.plain').waitFor()
        },
      }),
    ),
    page('opening', {
      prepare: async (page) => {
        await page.route('**/join', () => new Promise(() => undefined))
        await page.reload()
        await page.getByRole('progressbar').waitFor()
      },
    }),
    page('watching on another device', {
      prepare: async (page) => {
        if (!studio) throw new Error('The stream is on air')
        elsewhere ??= await (await contextOf(studio, addresses.site, fan)).newPage()
        await elsewhere.goto(addresses.site + paths.watch(streamId))
        await page.getByText('another device').waitFor()
      },
      after: async () => studio?.close(),
    }),
  ]
}

function launch(): Promise<Browser> {
  const executablePath = chromiumPath()
  return chromium.launch({ args: chromiumArgs, ...(executablePath ? { executablePath } : {}) })
}

type Person = Awaited<ReturnType<typeof signIn>>

/** Answers once the page knows of it. */
function scrollToTop(area: Element): Promise<unknown> {
  return new Promise((resolve) => {
    area.addEventListener('scroll', resolve, { once: true })
    area.scrollTo(0, 0)
  })
}

/** Numbers that need room, long words, both directions, one message removed. */
async function fillChat(
  addresses: Scene['stack']['addresses'],
  {
    creator,
    passId,
    streamId,
    sql,
  }: { creator: Person; passId: string; streamId: string; sql: Scene['sql'] },
): Promise<void> {
  const lines: [name: string, text: string][] = [
    ['ilse_b', 'that low end is coming straight through the floor'],
    ['Jonas', 'is the delay clocked or free running?'],
    ['ليلى', 'مساء الخير من القاهرة، الصوت رائع الليلة'],
    ['Wolfgangamadeustheophilusvonundzuhohenlohelangenburg', 'there it goes'],
    ['tomas', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation'.repeat(2)],
    ['Aino', '@Jonas it feeds the filter back into itself'],
    ['Jun', 'please ignore this'],
  ]
  const audience: { person: Person; text: string }[] = []
  for (const [index, [name, text]] of lines.entries()) {
    const person = await signIn(addresses, `audience-${index}@example.test`)
    await person.api('PATCH /me', { name })
    await takePass(person, passId)
    audience.push({ person, text })
  }
  // More than any window shows, so that one can read further up.
  for (let round = 0; round < 5; round++)
    for (const { person, text } of audience) await say(person, streamId, text)
  await creator.api('PATCH /me', { name: plainNames.creator })
  const answer = 'Free running. I nudge it by hand when it drifts. You will hear it in a second.'
  await say(creator, streamId, answer)
  await sql(
    `update chat_message set removed_at = now(), removed_by = $2
      where stream_id = $1 and text = 'please ignore this'`,
    [streamId, creator.userId],
  )
  await sql(
    `update stream set reactions = '{"heart": 10412, "clap": 812, "wave": 7, "spark": 1204, "again": 99}' where id = $1`,
    [streamId],
  )
}
