import { fork } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Answered, Load } from './load.ts'

/** Without wrk: the same closed loop in a child process, so that its own work is not counted with ours. */
export async function runClosedLoop(load: Load): Promise<Answered> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(load)])
  const [answered] = (await once(child, 'message')) as [Answered]
  return answered
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const load = JSON.parse(process.argv[2] ?? '') as Load
  process.send?.(await generate(load))
  process.exit(0)
}

async function generate(load: Load): Promise<Answered> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: load.connections })
  const answered: Answered = { requests: 0, failed: 0, seconds: 0 }
  const started = performance.now()
  const until = started + load.seconds * 1000
  let turn = 0
  const worker = async () => {
    while (performance.now() < until) {
      const sets = load.headers ?? [{}]
      const headers = sets[turn++ % sets.length] ?? {}
      const status = await ask(load, headers, agent).catch(() => 0)
      answered.requests++
      if (status < 200 || status > 399) answered.failed++
    }
  }
  await Promise.all(Array.from({ length: load.connections }, worker))
  answered.seconds = (performance.now() - started) / 1000
  return answered
}

function ask(load: Load, headers: Record<string, string>, agent: http.Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(load.url, { method: load.method ?? 'GET', headers, agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(load.body)
  })
}
