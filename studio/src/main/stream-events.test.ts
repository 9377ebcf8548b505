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
function eventServer() {
  let send: (text: string) => void = () => undefined
  let end: () => void = () => undefined
  const fetchFn = vi.fn<typeof fetch>(async (_url, init) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = (text) => controller.enqueue(new TextEncoder().encode(text))
        end = () => controller.close()
        init?.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')))
      },
    })
    return new Response(body)
  })
  return { fetchFn, send: (text: string) => send(text), end: () => end() }
}

function receiver() {
  return { message: vi.fn<(id: number, data: string) => void>(), closed: vi.fn<(id: number) => void>() }
}

describe('createStreamEvents', () => {
  it('hands on each event once it is whole, however the bytes are cut', async () => {
    const server = eventServer()
    const events = createStreamEvents('https://stagedoor.example', session, server.fetchFn)
    const heard = receiver()
    const subscription = events.open('stream-1', heard)
    await vi.waitFor(() => expect(server.fetchFn).toHaveBeenCalled())
    server.send(': hello\n\ndata: {"type":"wat')
    server.send('ching","count":3}\n\nid: 7\ndata: {"a":1}\n\n')
    await vi.waitFor(() => expect(heard.message).toHaveBeenCalledTimes(2))
    expect(heard.message.mock.calls).toEqual([
      [subscription, '{"type":"watching","count":3}'],
      [subscription, '{"a":1}'],
    ])
  })

  it('opens with the session', async () => {
    const server = eventServer()
    createStreamEvents('https://stagedoor.example', session, server.fetchFn).open('stream-1', receiver())
    await vi.waitFor(() => expect(server.fetchFn).toHaveBeenCalled())
    const [url, init] = server.fetchFn.mock.calls[0] ?? []
    expect(url).toEqual(new URL('https://stagedoor.example/api/streams/stream-1/events'))
    expect(init?.headers).toMatchObject({ authorization: 'Bearer token-1' })
  })

  it('says when the server hangs up, and when it cannot be reached', async () => {
    const server = eventServer()
    const heard = receiver()
    const subscription = createStreamEvents('https://stagedoor.example', session, server.fetchFn).open(
      's',
      heard,
    )
    await vi.waitFor(() => expect(server.fetchFn).toHaveBeenCalled())
    server.end()
    await vi.waitFor(() => expect(heard.closed).toHaveBeenCalledWith(subscription))

    const offline = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('fetch failed')))
    const unheard = receiver()
    createStreamEvents('https://stagedoor.example', session, offline).open('s', unheard)
    await vi.waitFor(() => expect(unheard.closed).toHaveBeenCalled())
  })

  it('ends the connection when closed, without a word', async () => {
    const server = eventServer()
    const events = createStreamEvents('https://stagedoor.example', session, server.fetchFn)
    const heard = receiver()
    const subscription = events.open('s', heard)
    await vi.waitFor(() => expect(server.fetchFn).toHaveBeenCalled())
    events.close(subscription)
    expect(server.fetchFn.mock.calls[0]?.[1]?.signal?.aborted).toBe(true)
    await new Promise((resolve) => setImmediate(resolve))
    expect(heard.closed).not.toHaveBeenCalled()
  })
})
