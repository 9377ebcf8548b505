import type { Page } from 'playwright'
import { say, scheduleStream } from '../show.ts'
import { studioScreen } from './open-studio.ts'
import type { Scene, Screen } from './scene.ts'
import { losePackets, offerScreen, refuseUploads, spoilDevices, type Spoiled } from './spoil-studio.ts'

/** From preflight to the end of a stream. */
export function studioStageScreens(scene: Scene): Screen[] {
  return [...preflightScreens(scene), ...onAirScreens(scene)]
}

function preflightScreens({ demo, long }: Scene): Screen[] {
  const stage = `${demo.slug}/streams/${demo.nextId}`
  let longId = ''
  const spoiled = (name: string, devices: Spoiled, sign: RegExp): Screen => ({
    ...studioScreen(`preflight, ${name}`, stage),
    // The browser's own devices instead of the test card: they can fail.
    address: `/#/${stage}`,
    prepare: async (page) => {
      await spoilDevices(page, devices)
      await page.getByText(sign).first().waitFor({ timeout: 15_000 })
    },
  })
  return [
    studioScreen('preflight', stage),
    spoiled('opening', { camera: 'never', microphone: 'never' }, /Opening the microphone/),
    spoiled(
      'no devices',
      { camera: 'NotFoundError', microphone: 'NotFoundError' },
      /No camera is plugged in/,
    ),
    spoiled('nothing allowed', { camera: 'NotAllowedError', microphone: 'NotAllowedError' }, /not allowed/),
    spoiled('camera busy, microphone silent', { camera: 'NotReadableError', loudness: 0 }, /is silent/),
    spoiled('microphone too loud', { loudness: 1.5 }, /too loud/),
    spoiled('no recording possible', { cannotRecord: true }, /Recording does not work here/),
    studioScreen('preflight, server away', stage, {
      prepare: async (page) => {
        await page.route('**/api/me', (route) => route.abort())
        await page.getByText('The server does not answer').first().waitFor({ timeout: 15_000 })
      },
    }),
    studioScreen('preflight, live video not set up', stage, { prepare: failToGoLive }),
    {
      ...studioScreen('preflight, long names', '', { as: 'author' }),
      address: () => `/?source=canvas#/${long.slug}/streams/${longId}`,
      before: async () => {
        longId = await scheduleStream(long)
        await long.creator.api('PATCH /streams/:streamId', {
          streamId: longId,
          title: `Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation`,
        })
      },
    },
  ]
}

/** One stream of the host from its first minute to its replay. */
function onAirScreens({ show, people, sql }: Scene): Screen[] {
  let streamId = ''
  const { host, fan } = people
  const onAir = (name: string, more: Partial<Screen>): Screen => ({
    ...studioScreen(name, '', { as: 'host', goesOn: true }),
    address: () => `/?source=canvas#/${show.slug}/streams/${streamId}`,
    ...more,
  })
  const finished = (name: string, change: string): Screen => {
    const { goesOn: _stays, ...screen } = onAir(`finished, ${name}`, {})
    return { ...screen, before: () => sql(`update recording set ${change} where stream_id = $1`, [streamId]) }
  }
  return [
    onAir('on air', {
      before: async () => {
        streamId = await scheduleStream(show)
      },
      prepare: goOnAir,
    }),
    onAir('on air, chat held', {
      before: async () => {
        await say(host, streamId, 'Wasp, with the resonance fed back through the tape loop')
        await say(fan, streamId, 'is this the patch from the clinic, with the two clocks drifting?')
        await say(fan, streamId, 'play something with a real beat or refund me, this is a joke')
      },
      prepare: async (page) => {
        await goOnAir(page)
        // Focus holds it as a pointer does, and stays where it is when the window changes.
        await page.getByRole('log').getByRole('button', { name: 'Delete message' }).last().focus()
        await say(fan, streamId, 'could you leave it running for a minute? so good')
        await page.getByText(/Held while you point/).waitFor()
      },
    }),
    onAir('on air, picture in picture', {
      prepare: async (page) => {
        await goOnAir(page)
        await offerScreen(page)
        const share = page.getByRole('button', { name: /^Share screen/ })
        if (await share.isVisible()) await share.click()
        await page.getByRole('radio', { name: /top right/ }).check()
      },
    }),
    onAir('on air, starting soon', {
      prepare: async (page) => {
        await goOnAir(page)
        await page.getByRole('radio', { name: 'Starting soon' }).check()
      },
    }),
    onAir('on air, muted, no picture', {
      prepare: async (page) => {
        await goOnAir(page)
        await page.getByRole('radio', { name: 'Camera' }).check()
        for (const name of [/^Microphone on/, /^Camera is on/, /Stop sharing/]) {
          const button = page.getByRole('button', { name })
          if (await button.isVisible()) await button.click()
        }
        await page.getByText('Nobody sees a picture').first().waitFor()
      },
    }),
    onAir('on air, slow network', {
      prepare: async (page) => {
        await goOnAir(page)
        for (const name of [/^Muted/, /^Camera off/]) {
          const button = page.getByRole('button', { name })
          if (await button.isVisible()) await button.click()
        }
        await losePackets(page, 0.062)
        await page.getByText('Your network is slow').waitFor()
      },
    }),
    onAir('on air, ending', { prepare: askToEnd }),
    onAir('finished, upload waits', {
      prepare: async (page) => {
        const end = page.getByRole('button', { name: 'End for everyone' })
        if (!(await page.getByText('Upload waits').isVisible())) {
          await askToEnd(page)
          await refuseUploads(page)
          await end.click()
        }
        await page.getByText('Upload waits').waitFor({ timeout: 15_000 })
      },
      after: (page) => page.reload(),
    }),
    onAir('finished', {
      prepare: (page) => page.getByText('The replay is ready').waitFor({ timeout: 60_000 }),
    }),
    finished('replay being made', `status = 'processing'`),
    finished('replay failed', `status = 'failed', failure = 'The recording has a hole after 12 minutes.'`),
    finished('recorded elsewhere', `status = 'uploading', failure = null`),
    {
      ...finished('five hours', `status = 'ready', duration_ms = 18720000`),
      prepare: async (page) => {
        await sql(`update stream set started_at = ended_at - interval '312 minutes' where id = $1`, [
          streamId,
        ])
        await page.reload()
        await page.getByText('5 h 12').first().waitFor()
      },
    },
  ]
}

async function goOnAir(page: Page): Promise<void> {
  const onAir = page.getByRole('timer', { name: 'On air since' })
  const start = page.getByRole('button', { name: /^(Go live|Resume)/ })
  await onAir.or(start).waitFor()
  if (await start.isVisible()) await start.click()
  await onAir.waitFor()
}

async function askToEnd(page: Page): Promise<void> {
  await goOnAir(page)
  const question = page.getByRole('dialog', { name: /^End / })
  if (!(await question.isVisible())) await page.getByRole('button', { name: 'End stream' }).click()
}

async function failToGoLive(page: Page): Promise<void> {
  await page.route('**/api/streams/*/live', (route) =>
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
  await page.getByRole('button', { name: /^Go live/ }).click()
  await page.getByText('Live video is not set up').waitFor()
}
