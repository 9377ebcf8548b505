import { makeShow, scheduleStream } from '@stagedoor/e2e/show'
import { startBaselineServer } from '../baseline/start-server.ts'
import { countStatements } from '../counting-proxy.ts'
import { measureServing, type Load } from '../load/load.ts'
import { pin } from '../machine.ts'
import { compare, pairedRounds, spread } from '../paired-rounds.ts'
import { result, type Result } from '../result.ts'
import { startSecondServer } from '../second-server.ts'
import type { BenchStack } from '../stack.ts'
import { median } from '../statistics.ts'
import { makePassHolders } from '../viewers.ts'

const ROUNDS = 8
const CONNECTIONS = 32
const SECONDS = 2

/** What it costs to let a viewer in: beside a route that does nothing, and beside one database query. */
export async function* join(stack: BenchStack, log: (line: string) => void): AsyncGenerator<Result> {
  if (!stack.addresses.livekit) return log('skipped: there is no LiveKit to join')
  const show = await makeShow(stack.addresses)
  const streamId = await scheduleStream(show, { record: false })
  await show.creator.api('POST /streams/:streamId/live', { streamId })
  const bearers = await makePassHolders(stack, show.passId, 2000)
  const path = `/api/streams/${streamId}/join`
  const request = {
    method: 'POST' as const,
    headers: bearers.map((bearer) => ({
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
    })),
    body: '{}',
    connections: CONNECTIONS,
    seconds: SECONDS,
  }
  await using baseline = await startBaselineServer({ databaseUrl: stack.addresses.database })
  const serverPid = stack.parts.server?.pid
  if (serverPid === undefined) throw new Error('The server does not run')

  {
    using _ours = pin(serverPid, 0)
    using _baseline = pin(baseline.pid, 0)
    const ours = () => measureServing(serverPid, { ...request, url: stack.addresses.site + path })
    const other = (route: string) => (): ReturnType<typeof ours> => {
      const load: Load = { ...request, url: baseline.url + route }
      return measureServing(baseline.pid, load)
    }
    // New code is slow code: both sides run until the engine has made up its mind about them.
    log('warming up')
    await ours()
    await ours()
    await other('/nothing')()
    log('joining beside a route that does nothing')
    const nothing = await pairedRounds({ rounds: ROUNDS, ours, baseline: other('/nothing') })
    const cpu = compare(nothing, (cost) => cost.cpuMicroseconds)
    yield result({
      bench: 'join',
      metric: 'CPU of a join / of a no-op route',
      ratio: cpu.ratio,
      goal: 4.5,
      value: cpu.ours,
      unit: 'µs CPU',
      baseline: cpu.baseline,
      note: `b1, ${spread(cpu)}`,
    })

    log('joining beside one named query')
    const query = await pairedRounds({ rounds: ROUNDS, ours, baseline: other('/one-query') })
    const wall = compare(query, (cost) => cost.wallMicroseconds)
    const queryCpu = compare(query, (cost) => cost.cpuMicroseconds)
    yield result({
      bench: 'join',
      metric: 'CPU of a join / of one named query',
      ratio: queryCpu.ratio,
      goal: 1.5,
      value: queryCpu.ours,
      unit: 'µs CPU',
      baseline: queryCpu.baseline,
      note: `b2, ${spread(queryCpu)}`,
    })
    yield result({
      bench: 'join',
      metric: 'time of a join / of one named query',
      ratio: wall.ratio,
      goal: 1 / 0.55,
      value: wall.ours,
      unit: 'µs wall',
      baseline: wall.baseline,
      note: `b2, ${CONNECTIONS} at once, ${spread(wall)}; the join also writes the seat`,
    })
  }

  log('counting statements')
  await using proxy = await countStatements(stack.addresses.database)
  await using counted = await startSecondServer(stack, { DATABASE_URL: proxy.url })
  const counts: number[] = []
  for (const headers of request.headers.slice(0, 200)) {
    const before = proxy.statements()
    const answer = await fetch(counted.url + path, { method: 'POST', headers, body: '{}' })
    if (!answer.ok) throw new Error(`A join answered ${answer.status}`)
    counts.push(proxy.statements() - before)
  }
  yield result({
    bench: 'join',
    metric: 'statements of a join',
    ratio: median(counts),
    goal: 1,
    value: median(counts),
    unit: 'statements',
    baseline: 1,
    note: `b3, ${counts.length} joins counted on the wire, at most ${Math.max(...counts)}`,
  })
}
