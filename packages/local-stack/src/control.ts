import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Part } from './supervise.ts'

const VERBS = ['stop', 'kill', 'start', 'restart'] as const
export type Verb = (typeof VERBS)[number]

/** Lets tests in other processes see the parts and knock them over. Loopback only, and only with the token. */
export async function startControl(
  port: number,
  parts: Partial<Record<string, Part>>,
): Promise<{ url: string; token: string; stop: () => Promise<void> }> {
  const token = randomBytes(24).toString('base64url')
  const expected = Buffer.from(`Bearer ${token}`)
  const server = createServer((request, response) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return answer(401, {})
    const [, name = '', verb = ''] = (request.url ?? '').split('/')
    if (name === '') return answer(200, pidsOf(parts))
    const part = parts[name]
    if (request.method !== 'POST' || !part || !isVerb(verb)) return answer(404, {})
    part[verb]().then(
      () => answer(200, { pid: part.pid ?? null }),
      (error: unknown) => answer(500, { message: String(error) }),
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  async function stop(): Promise<void> {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}`, token, stop }
}

function pidsOf(parts: Partial<Record<string, Part>>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part?.pid ?? null]))
}

function isVerb(verb: string): verb is Verb {
  return VERBS.some((known) => known === verb)
}
