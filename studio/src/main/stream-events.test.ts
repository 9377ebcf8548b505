import { describe, expect, it, vi } from 'vitest'
import type { SessionStore } from './session-store.ts'
import { createStreamEvents } from './stream-events.ts'

const session: SessionStore = {
  token: () => 'token-1',
  isKept: true,
  keep: async () => undefined,
  forget: async () => undefined,
}

/** A server whose chunks the test sends by hand. */
function eventServer(status = 200) {
  let send: (text: string) => void = () => undefined
  let end: () => void = () => undefined
  const fetchFn = vi.fn<typeof fetch>(async (_url, init) => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        send = (text) => controller.enqueue(new TextEncoder().encode(text))
        end = () => controller.close()
        init?.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')))
      },
    })
    return new Response(body, { status })
  })
  const events = createStreamEvents('https://stagedoor.example', session, fetchFn)
  return { events, fetchFn, send: (text: string) => send(text), end: () => end() }
}

describe('createStreamEvents', () => {
  it('opens with the session and pushes what the server says', async () => {
    const { events, fetchFn, send, end } = eventServer()
    const push = vi.fn()
    await expect(events.open('stream-1', 7, push)).resolves.toEqual({ status: 200 })
    const [url, init] = fetchFn.mock.calls[0] ?? []
    expect(url).toEqual(new URL('https://stagedoor.example/api/streams/stream-1/events'))
    expect(init?.headers).toMatchObject({ authorization: 'Bearer token-1' })

    send('data: {"type":"wat')
    await vi.waitFor(() =>
      expect(push).toHaveBeenCalledWith('events/chunk', { subscription: 7, text: 'data: {"type":"wat' }),
    )
    end()
    await vi.waitFor(() => expect(push).toHaveBeenCalledWith('events/end', { subscription: 7 }))
  })

  it('answers a refusal and pushes nothing', async () => {
    const push = vi.fn()
    await expect(eventServer(403).events.open('stream-1', 1, push)).resolves.toEqual({ status: 403 })
    expect(push).not.toHaveBeenCalled()
  })

  it('answers 0 when the server is not reached', async () => {
    const offline = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('fetch failed')))
    const events = createStreamEvents('https://stagedoor.example', session, offline)
    await expect(events.open('stream-1', 1, vi.fn())).resolves.toEqual({ status: 0 })
  })

  it('ends the connection when closed, without a word', async () => {
    const { events, fetchFn } = eventServer()
    const push = vi.fn()
    await events.open('stream-1', 1, push)
    events.close(1)
    expect(fetchFn.mock.calls[0]?.[1]?.signal?.aborted).toBe(true)
    await new Promise((resolve) => setImmediate(resolve))
    expect(push).not.toHaveBeenCalled()
  })

  it('ends them all when the page goes away', async () => {
    const { events, fetchFn } = eventServer()
    await events.open('stream-1', 1, vi.fn())
    await events.open('stream-2', 2, vi.fn())
    events.closeAll()
    expect(fetchFn.mock.calls.every(([, init]) => init?.signal?.aborted)).toBe(true)
  })
})
