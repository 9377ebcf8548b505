import { takeSighting, watchBarcode } from './src/barcode.ts'
import { withDatabase } from './src/database.ts'
import { mailAbout } from './src/inbox.ts'
import { payByCard } from './src/pay.ts'
import { measured } from './src/measured.ts'
import { paths } from './src/paths.ts'
import { signUp } from './src/people.ts'
import { makeShow, paidPass, scheduleStream, takePass } from './src/show.ts'
import { expect, test } from './src/stack-test.ts'
import { goLive, openStudio } from './src/studio.ts'
import { contextOf } from './src/tab.ts'
import { until } from './src/until.ts'
import type { ConnectedStack } from '@stagedoor/local-stack'
import type { Page } from '@playwright/test'

// Processes are killed here the way a crash or an operator kills them; the stack starts them again.

test('a server killed during checkout loses no money and no seat', async ({ stack }) => {
  test.setTimeout(120_000)
  const { addresses } = stack
  const show = await makeShow(addresses, { ...paidPass, capacity: 3 })
  const buyers = await Promise.all(['one', 'two', 'three'].map((word) => signUp(addresses, word)))
  const [first, second, third] = buyers
  if (!first || !second || !third) throw new Error('three buyers')

  const hold = async (buyer: typeof first) => buyer.api('POST /purchases', { passId: show.passId })
  const paidAlready = await hold(first)
  const cut = hold(second).catch(() => undefined)
  await killAndWait(stack, 'server', async () => {
    // Charged while nobody of ours can hear of it.
    await payByCard(addresses.stripe, {
      clientSecret: paidAlready.clientSecret ?? '',
      number: '4242424242424242',
    })
  })
  const answered = await cut
  const again = await hold(second)
  if (answered) expect(again.id, 'asking again gives the same purchase').toBe(answered.id)

  await test.step('the payment made meanwhile gives its access without any page asking', async () => {
    await until(
      'the paid purchase',
      async () => {
        const { status } = await first.api('GET /purchases/:purchaseId', { purchaseId: paidAlready.id })
        return status === 'paid'
      },
      // Stripe tries again after 1, 5 and 30 s; a slow machine's server is back only for the last of them.
      { withinMs: 60_000, everyMs: 500 },
    )
  })

  await test.step('killed right after the charge, the buyer’s own return still converges', async () => {
    await payByCard(addresses.stripe, { clientSecret: again.clientSecret ?? '', number: '4242424242424242' })
    await killAndWait(stack, 'server')
    const paid = await second.api('POST /purchases/:purchaseId/sync', { purchaseId: again.id })
    expect(paid).toMatchObject({ status: 'paid', grant: { status: 'active' } })
  })

  await test.step('a worker killed before the receipt sends it afterwards', async () => {
    const { id, clientSecret } = await hold(third)
    await payByCard(addresses.stripe, { clientSecret: clientSecret ?? '', number: '4242424242424242' })
    process.kill(await stack.pid('worker'), 'SIGKILL')
    await third.api('POST /purchases/:purchaseId/sync', { purchaseId: id })
    for (const { email } of buyers) await mailAbout(addresses.mail, email, /receipt|ticket|your pass/i)
  })

  const counts = await withDatabase(addresses.database, async (client) => {
    const { rows } = await client.query<{ charges: string; grants: string; sold: number; held: number }>(
      `select
         (select count(*) from ledger_entry l join purchase p on p.id = l.purchase_id
           where p.pass_id = s.pass_id and l.kind = 'charge') as charges,
         (select count(*) from "grant" where pass_id = s.pass_id and status = 'active') as grants,
         s.sold, s.held
       from pass_stock s where s.pass_id = $1`,
      [show.passId],
    )
    return rows[0]
  })
  expect(counts, 'three charges, three grants, nothing held').toEqual({
    charges: '3',
    grants: '3',
    sold: 3,
    held: 0,
  })
})

test('worker, server and LiveKit killed while live: the same stream, the picture back, the replay whole', async ({
  stack,
  browser,
}) => {
  test.setTimeout(180_000)
  const { addresses } = stack
  const show = await makeShow(addresses)
  const streamId = await scheduleStream(show)
  const viewer = await signUp(addresses, 'viewer')
  await takePass(viewer, show.passId)
  const studio = await openStudio(browser, stack, show.creator)
  await goLive(studio)
  const context = await contextOf(browser, addresses.site, viewer)
  const page = await context.newPage()
  await page.goto(addresses.site + paths.watch(streamId))
  await watchBarcode(page)
  await longestPause(page, Date.now())
  const before = await show.creator.api('GET /streams/:streamId', { streamId })

  // The pictures flow past server and worker; only LiveKit's own end stops them.
  const killed: [part: 'worker' | 'server' | 'livekit', pictureWithinMs: number][] = [
    ['worker', 3000],
    ['server', 10_000],
    ['livekit', 15_000],
  ]
  for (const [part, withinMs] of killed) {
    await test.step(`${part} killed`, async () => {
      await takeSighting(page)
      const killedAt = Date.now()
      await killAndWait(stack, part)
      const pauseMs = await longestPause(page, killedAt)
      measured(`${part} killed: the longest pause of the picture was ${Math.round(pauseMs)} ms`)
      expect(pauseMs, `ms without a picture when ${part} is killed`).toBeLessThan(withinMs)
      const now = await show.creator.api('GET /streams/:streamId', { streamId })
      expect(now).toMatchObject({ id: before.id, status: 'live', startedAt: before.startedAt })
    })
  }

  await show.creator.api('POST /streams/:streamId/end', { streamId })
  const ended = await show.creator.api('GET /streams/:streamId', { streamId })
  expect(ended.startedAt).toBe(before.startedAt)
  const { recording } = await until(
    'the replay',
    async () => {
      const answer = await show.creator.api('GET /streams/:streamId/recording', { streamId })
      return answer.recording?.status === 'ready' && answer
    },
    { withinMs: 60_000, everyMs: 500 },
  )
  const liveSeconds = (Date.parse(ended.endedAt ?? '') - Date.parse(ended.startedAt ?? '')) / 1000
  expect(Math.abs((recording?.durationSeconds ?? 0) - liveSeconds), 'the replay is whole').toBeLessThan(4)
  await Promise.all([context.close(), studio.context().close()])
})

/** SIGKILL by pid; `meanwhile` happens while it is down; returns when the stack has started it again. */
async function killAndWait(
  stack: ConnectedStack,
  part: 'server' | 'worker' | 'livekit',
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const pid = await stack.pid(part)
  process.kill(pid, 'SIGKILL')
  await meanwhile()
  await until(
    `${part} to be started again`,
    async () => {
      const now = await stack.pid(part)
      if (now === pid) return false
      return part !== 'server' || (await fetch(`${stack.addresses.site}/api/ready`)).ok
    },
    { withinMs: 30_000 },
  )
}

/** Waits for a steady picture and answers the longest time since `since` without a frame, in ms. */
async function longestPause(page: Page, since: number): Promise<number> {
  const framesAt: number[] = [since]
  await until(
    'a steady picture',
    async () => {
      framesAt.push(...(await takeSighting(page)).framesAt.filter((at) => at > since))
      return framesAt.filter((at) => at > Date.now() - 2000).length >= 4
    },
    { withinMs: 30_000, everyMs: 500 },
  )
  return Math.max(...framesAt.slice(1).map((at, index) => at - (framesAt[index] ?? at)))
}
