import { takeSighting, watchBarcode, type Sighting } from '@stagedoor/e2e/barcode'
import { chromiumArgs, chromiumPath } from '@stagedoor/e2e/chromium'
import { paths } from '@stagedoor/e2e/paths'
import { signUp, type Person } from '@stagedoor/e2e/people'
import { makeShow, scheduleStream, takePass, type Show } from '@stagedoor/e2e/show'
import { goLive, openStudio, studioAddress } from '@stagedoor/e2e/studio'
import { contextOf } from '@stagedoor/e2e/tab'
import { chromium, type Browser, type Page } from 'playwright'
import { measureBareStream, serveBarePage } from '../bare/bare-stream.ts'
import type { BareEncoding } from '../bare/page.ts'
import { compare, pairedRounds, spread } from '../paired-rounds.ts'
import { result, type Result } from '../result.ts'
import type { BenchStack } from '../stack.ts'
import { quantile } from '../statistics.ts'

const ROUNDS = 8
// The first seconds of a stream are the bandwidth estimate climbing; they are watched and not counted.
const TIMES = { warmUpSeconds: 6, seconds: 8 }

/** Glass to glass: our studio to our watch page, beside two bare pages on the same LiveKit with the same encodings. */
export async function* latency(stack: BenchStack, log: (line: string) => void): AsyncGenerator<Result> {
  const { livekit } = stack.addresses
  if (!livekit) return log('skipped: there is no LiveKit')
  const show = await makeShow(stack.addresses)
  const viewer = await signUp(stack.addresses, 'viewer')
  await takePass(viewer, show.passId)
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    await using page = await serveBarePage()
    // One sign-in for all rounds: codes are limited by address.
    const studio = await openStudio(browser, stack, show.creator)
    let encoding: BareEncoding | undefined
    const keys = {
      url: livekit,
      apiKey: stack.serverEnv['LIVEKIT_API_KEY'] ?? '',
      apiSecret: stack.serverEnv['LIVEKIT_API_SECRET'] ?? '',
    }
    log('studio and watch page beside bare pages, in turns')
    const pairs = await pairedRounds({
      rounds: ROUNDS,
      ours: async () => {
        const measured = await measureOurStream({ stack, browser, studio, show, viewer })
        encoding ??= measured.encoding
        return measured.sighting
      },
      baseline: async () => {
        if (!encoding)
          throw new Error('The first round begins with ours, whose encoding the bare page copies')
        return measureBareStream({ browser, pageUrl: page.url, livekit: keys, encoding, ...TIMES })
      },
      onRound: (round, ours, bare) => log(`round ${round}: ${told(ours)}, bare ${told(bare)}`),
    })
    const framesLost = pairs.reduce((sum, { ours }) => sum + ours.unreadable, 0)
    const size = `${encoding?.width}x${encoding?.height}, ${encoding?.layers.length} lower layers`
    for (const { share, goal } of [
      { share: 0.5, goal: 1.15 },
      { share: 0.95, goal: 1.3 },
    ]) {
      const figure = compare(pairs, (seen) => quantile(seen.latenciesMs, share))
      yield result({
        bench: 'latency',
        metric: `glass to glass p${share * 100} / bare LiveKit page`,
        ratio: figure.ratio,
        goal,
        value: figure.ours,
        unit: 'ms',
        baseline: figure.baseline,
        note: `c1, ${size}, ${framesLost} frames unreadable, ${spread(figure)}`,
      })
    }
  } finally {
    await browser.close()
  }
}

async function measureOurStream(options: {
  stack: BenchStack
  browser: Browser
  studio: Page
  show: Show
  viewer: Person
}): Promise<{ sighting: Sighting; encoding: BareEncoding }> {
  const { stack, browser, studio, show, viewer } = options
  const { addresses } = stack
  const streamId = await scheduleStream(show, { record: false })
  const context = await contextOf(browser, addresses.site, viewer)
  try {
    await studio.goto(`${studioAddress(stack)}/?source=canvas#/${show.slug}/streams`)
    await studio.reload()
    await goLive(studio)
    const page = await context.newPage()
    await page.goto(addresses.site + paths.watch(streamId))
    await watchBarcode(page)
    await page.waitForTimeout(TIMES.warmUpSeconds * 1000)
    await takeSighting(page)
    await page.waitForTimeout(TIMES.seconds * 1000)
    const sighting = await takeSighting(page)
    return { sighting, encoding: await readEncoding(studio) }
  } finally {
    await show.creator.api('POST /streams/:streamId/end', { streamId })
    await context.close()
  }
}

/** What the studio really sends, read from its own connection, so that the bare page sends the same. */
async function readEncoding(studio: Page): Promise<BareEncoding> {
  return studio.evaluate(() => {
    const senders = (window.connections ?? [])
      .flatMap((connection) => connection.getSenders())
      .filter((sender) => sender.track?.kind === 'video')
    const [sender] = senders
    const { width = 0, height = 0 } = sender?.track?.getSettings() ?? {}
    const layers = (sender?.getParameters().encodings ?? []).map((encoding) => {
      const scale = encoding.scaleResolutionDownBy ?? 1
      return {
        width: Math.round(width / scale),
        height: Math.round(height / scale),
        maxBitrate: encoding.maxBitrate ?? 0,
        maxFramerate: encoding.maxFramerate ?? 30,
      }
    })
    const top = layers.pop()
    if (!top || senders.length !== 1) throw new Error(`the studio sends ${senders.length} videos`)
    const { degradationPreference = 'balanced' } = sender?.getParameters() ?? {}
    return { ...top, layers, degradationPreference }
  })
}

function told(seen: Sighting): string {
  const [p50, p95] = [0.5, 0.95].map((share) => Math.round(quantile(seen.latenciesMs, share)))
  return `${p50}/${p95} ms at ${seen.width}x${seen.height}, ${seen.latenciesMs.length} frames`
}
