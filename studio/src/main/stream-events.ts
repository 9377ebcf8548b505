import type { SessionStore } from './session-store.ts'

export type EventReceiver = {
  message(subscription: number, data: string): void
  closed(subscription: number): void
}

export type StreamEvents = {
  open(streamId: string, receiver: EventReceiver): number
  close(subscription: number): void
  closeAll(): void
}

/** Follows streams' server-sent events for the renderer, which has no token to open them with. */
export function createStreamEvents(
  apiUrl: string,
  session: SessionStore,
  fetchFn: typeof fetch,
): StreamEvents {
  const open = new Map<number, AbortController>()
  let last = 0

  async function follow(subscription: number, streamId: string, receiver: EventReceiver): Promise<void> {
    const controller = new AbortController()
    open.set(subscription, controller)
    const token = session.token()
    try {
      const response = await fetchFn(new URL(`/api/streams/${streamId}/events`, apiUrl), {
        credentials: 'omit',
        headers: {
          accept: 'text/event-stream',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        signal: controller.signal,
      })
      if (!response.ok || !response.body) return
      let rest = ''
      for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + text).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const data = dataOf(block)
          if (data) receiver.message(subscription, data)
        }
      }
    } catch {
      // Offline, refused or closed by us: the renderer hears `closed` below and decides.
    } finally {
      if (open.delete(subscription)) receiver.closed(subscription)
    }
  }

  const close = (subscription: number): void => {
    const controller = open.get(subscription)
    // Taken off first: a subscription that the renderer closed needs no word about it.
    open.delete(subscription)
    controller?.abort()
  }

  return {
    open: (streamId, receiver) => {
      const subscription = ++last
      void follow(subscription, streamId, receiver)
      return subscription
    },
    close,
    closeAll: () => {
      for (const subscription of open.keys()) close(subscription)
    },
  }
}

function dataOf(block: string): string {
  return block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n')
}
