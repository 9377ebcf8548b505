import type { Pushed, Result } from '#shared/ipc.ts'
import type { SessionStore } from './session-store.ts'

type Push = <P extends keyof Pushed>(name: P, pushed: Pushed[P]) => void

export type StreamEvents = {
  /** Answers once the server has; what it says then is pushed. Status 0 means it was not reached. */
  open(streamId: string, subscription: number, push: Push): Promise<Result<'events/open'>>
  close(subscription: number): void
  closeAll(): void
}

/** Follows streams' server-sent events for the renderer, which has no token to open them with. */
export function createStreamEvents(
  apiUrl: string,
  session: SessionStore,
  fetchFn: typeof fetch,
): StreamEvents {
  const connections = new Map<number, AbortController>()

  async function connect(streamId: string, signal: AbortSignal): Promise<Response> {
    const token = session.token()
    return fetchFn(new URL(`/api/streams/${streamId}/events`, apiUrl), {
      credentials: 'omit',
      headers: {
        accept: 'text/event-stream',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      signal,
    })
  }

  async function forward(
    body: ReadableStream<Uint8Array<ArrayBuffer>>,
    subscription: number,
    push: Push,
  ): Promise<void> {
    try {
      for await (const text of body.pipeThrough(new TextDecoderStream())) {
        push('events/chunk', { subscription, text })
      }
    } catch {
      // A line that broke and a line we closed end alike; the renderer decides whether to come back.
    }
    if (connections.delete(subscription)) push('events/end', { subscription })
  }

  const close = (subscription: number): void => {
    const connection = connections.get(subscription)
    // Taken off first: the renderer needs no word about what it closed.
    connections.delete(subscription)
    connection?.abort()
  }

  return {
    open: async (streamId, subscription, push) => {
      const connection = new AbortController()
      connections.set(subscription, connection)
      const response = await connect(streamId, connection.signal).catch(() => undefined)
      if (response?.ok && response.body) void forward(response.body, subscription, push)
      else connections.delete(subscription)
      return { status: response?.status ?? 0 }
    },
    close,
    closeAll: () => {
      for (const subscription of connections.keys()) close(subscription)
    },
  }
}
