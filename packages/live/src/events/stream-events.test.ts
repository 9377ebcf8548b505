import type { StreamEvent } from '@stagedoor/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStreamEvents } from './stream-events.ts'
import type { StreamEventsStatus } from './stream-events.ts'

const encoder = new TextEncoder()

/** A server that answers each request with the next of `answers`; a body stays open until `end` is called. */
function makeServer() {
  const requests: { url: string; headers: Headers }[] = []
  const bodies: ReadableStreamDefaultController<Uint8Array>[] = []
  const answers: (number | 'down')[] = []
  const fetchFn: typeof fetch = (url, init) => {
    requests.push({ url: new Request(url).url, headers: new Headers(init?.headers) })
    const answer = answers.shift() ?? 200
    if (answer === 'down') return Promise.reject(new TypeError('Failed to fetch'))
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void bodies.push(controller) })
    init?.signal?.addEventListener('abort', () => bodies.at(-1)?.error(init.signal?.reason))
    return Promise.resolve(new Response(body, { status: answer }))
  }
  return {
    requests,
    answers,
    fetchFn,
    say: (text: string) => bodies.at(-1)?.enqueue(encoder.encode(text)),
    end: () => bodies.at(-1)?.close(),
  }
}

function listen(server: ReturnType<typeof makeServer>, token?: () => string) {
  const events: StreamEvent[] = []
  const statuses: StreamEventsStatus[] = []
  const stop = openStreamEvents({
    baseUrl: 'http://site',
    streamId: 's1',
    onEvent: (event) => events.push(event),
    onStatus: (status) => statuses.push(status),
    fetch: server.fetchFn,
    ...(token ? { token } : {}),
  })
  return { events, statuses, stop }
}

describe('stream events', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const settle = () => vi.advanceTimersByTimeAsync(0)

  test('are handed on as they come', async () => {
    const server = makeServer()
    const { events, statuses, stop } = listen(server)
    await settle()
    server.say('data: {"type":"watching","count":3}\n\n')
    await settle()
    stop()
    expect(events).toEqual([{ type: 'watching', count: 3 }])
    expect(statuses).toEqual(['connecting', 'open'])
    expect(server.requests[0]?.url).toBe('http://site/api/streams/s1/events')
  })

  test("carry the studio's bearer token", async () => {
    const server = makeServer()
    const { stop } = listen(server, () => 'secret')
    await settle()
    stop()
    expect(server.requests[0]?.headers.get('authorization')).toBe('Bearer secret')
  })

  test('come back after the server ends, when it asked to, and say so', async () => {
    const server = makeServer()
    const { statuses, stop } = listen(server)
    await settle()
    server.say('retry: 700\n\n')
    await settle()
    server.end()
    await vi.advanceTimersByTimeAsync(699)
    expect(server.requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(server.requests).toHaveLength(2)
    stop()
    expect(statuses).toEqual(['connecting', 'open', 'lost', 'open'])
  })

  test('wait longer each time the server cannot be reached', async () => {
    const server = makeServer()
    server.answers.push('down', 'down', 503)
    const { statuses, stop } = listen(server)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(server.requests).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1_999)
    expect(server.requests).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(server.requests).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(4_000)
    stop()
    expect(statuses).toEqual(['connecting', 'lost', 'lost', 'lost', 'open'])
  })

  test.each([401, 403, 404])('stop for good when refused with %i', async (status) => {
    const server = makeServer()
    server.answers.push(status)
    const { statuses } = listen(server)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(statuses).toEqual(['connecting', 'refused'])
    expect(server.requests).toHaveLength(1)
  })

  test('notice a connection that died without a word', async () => {
    const server = makeServer()
    const { statuses, stop } = listen(server)
    await settle()
    await vi.advanceTimersByTimeAsync(30_000)
    server.say(':\n\n')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(statuses).toEqual(['connecting', 'open'])
    await vi.advanceTimersByTimeAsync(11_000)
    expect(statuses).toEqual(['connecting', 'open', 'lost', 'open'])
    stop()
  })

  test('end when stopped', async () => {
    const server = makeServer()
    const { statuses, stop } = listen(server)
    await settle()
    stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.requests).toHaveLength(1)
    expect(statuses).toEqual(['connecting', 'open'])
  })
})
