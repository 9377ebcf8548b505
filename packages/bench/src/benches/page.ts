import { createApi } from '@stagedoor/contract/client'
import { chromiumArgs, chromiumPath } from '@stagedoor/e2e/chromium'
import { paths } from '@stagedoor/e2e/paths'
import { makeShow } from '@stagedoor/e2e/show'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Request } from 'playwright'
import { serveBareFile } from '../baseline/bare-file.ts'
import { handWrittenHtml } from '../baseline/hand-written-html.ts'
import { startBaselineServer } from '../baseline/start-server.ts'
import { measureServing } from '../load/load.ts'
import { pin } from '../machine.ts'
import { compare, pairedRounds, spread } from '../paired-rounds.ts'
import { result, type Result } from '../result.ts'
import { measureLargestPaint } from '../slow-phone.ts'
import type { BenchStack } from '../stack.ts'

const ROUNDS = 8
const PAINT_ROUNDS = 5
const BUDGET_BYTES = 14_000

/** What a public page weighs beside hand-written HTML of the same text, and costs beside a file. */
export async function* page(stack: BenchStack, log: (line: string) => void): AsyncGenerator<Result> {
  const pages = await demoPages(stack)

  log('weighing pages')
  for (const [name, address] of Object.entries(pages)) {
    const html = await (await fetch(stack.addresses.site + address)).text()
    const withoutStyle = html.replace(/<style\b.*?<\/style>/gs, '')
    const ours = gzipSync(withoutStyle).length
    const typed = gzipSync(handWrittenHtml(html)).length
    yield result({
      bench: 'page',
      metric: `HTML of a ${name} page / hand-written`,
      ratio: ours / typed,
      goal: 1.3,
      value: ours,
      unit: 'B gzip',
      baseline: typed,
      note: 'a1, the same content without classes, wrappers and drawn icons; style apart',
    })
    const moved = await bytesMoved(stack.addresses.site + address)
    yield result({
      bench: 'page',
      metric: `HTML and CSS of a ${name} page / 14 kB`,
      ratio: moved.htmlAndCss / BUDGET_BYTES,
      goal: 1,
      value: moved.htmlAndCss,
      unit: 'B moved',
      baseline: BUDGET_BYTES,
      note: `a1, ${moved.requests} requests, ${moved.script} B of JavaScript`,
    })
  }

  log('showing pages on a slow phone')
  for (const [name, address] of Object.entries(pages)) {
    const url = stack.addresses.site + address
    // A phone is not shown the picture of a pass's page.
    await using bare = await serveBareFile(url, { pictures: name !== 'pass' })
    const pairs = await pairedRounds({
      rounds: PAINT_ROUNDS,
      ours: () => measureLargestPaint(url),
      baseline: () => measureLargestPaint(bare.url),
    })
    const paint = compare(pairs, (ms) => ms)
    yield result({
      bench: 'page',
      metric: `largest paint of a ${name} page / bare file`,
      ratio: paint.ratio,
      goal: 1.2,
      value: paint.ours,
      unit: 'ms',
      baseline: paint.baseline,
      note: `the same text without styles, slow 4G and a slow processor applied, ${spread(paint)}`,
    })
  }

  log('serving a cached page beside express.static')
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stagedoor-page-'))
  try {
    const address = stack.addresses.site + pages.Space
    await writeFile(path.join(folder, 'page.html'), await (await fetch(address)).text())
    await using baseline = await startBaselineServer({ folder })
    const serverPid = stack.parts.server?.pid
    if (serverPid === undefined) throw new Error('The server does not run')
    using _ours = pin(serverPid, 0)
    using _baseline = pin(baseline.pid, 0)
    const load = { connections: 16, seconds: 2 }
    const pairs = await pairedRounds({
      rounds: ROUNDS,
      ours: () => measureServing(serverPid, { ...load, url: address }),
      baseline: () => measureServing(baseline.pid, { ...load, url: `${baseline.url}/files/page.html` }),
    })
    const cpu = compare(pairs, (cost) => cost.cpuMicroseconds)
    yield result({
      bench: 'page',
      metric: 'CPU of a cached page / of express.static',
      ratio: cpu.ratio,
      goal: 0.3,
      value: cpu.ours,
      unit: 'µs CPU',
      baseline: cpu.baseline,
      note: `a3, the same bytes, ${spread(cpu)}`,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A Space of the demo with what belongs to it: pages as full as real ones. */
async function demoPages({
  addresses,
}: BenchStack): Promise<Record<'home' | 'Space' | 'pass' | 'profile' | 'coverless Space', string>> {
  const api = createApi({ baseUrl: addresses.site })
  const { spaces } = await api('GET /public/home', {})
  // Other benches make Spaces too; those have no cover.
  const space = spaces.find(({ coverUrl }) => coverUrl !== null)
  if (!space) throw new Error('The demo has a Space with a cover')
  const found = await api('GET /public/spaces/:slug', { slug: space.slug })
  if (found.kind !== 'space' || !found.passes[0]) throw new Error('The demo’s Space has a pass')
  return {
    home: paths.home,
    Space: paths.space(space.slug),
    pass: paths.pass(space.slug, found.passes[0].slug),
    profile: paths.profile(space.creatorUsername ?? ''),
    // Its largest thing is text.
    'coverless Space': paths.space((await makeShow(addresses)).slug),
  }
}

/** What a browser with an empty cache moves to show a page: bodies, compressed as they come. */
async function bytesMoved(url: string): Promise<{ htmlAndCss: number; script: number; requests: number }> {
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    const tab = await browser.newPage()
    const requests: Request[] = []
    tab.on('requestfinished', (request) => requests.push(request))
    await tab.goto(url, { waitUntil: 'networkidle' })
    const moved = { htmlAndCss: 0, script: 0, requests: requests.length }
    for (const request of requests) {
      const { responseBodySize } = await request.sizes()
      const type = request.resourceType()
      if (type === 'document' || type === 'stylesheet') moved.htmlAndCss += responseBodySize
      if (type === 'script') moved.script += responseBodySize
    }
    return moved
  } finally {
    await browser.close()
  }
}
