import type { ParsedArgs, StudioWindow } from '#shared/ipc.ts'

/** `fetch` for the API through the main process, where the session's token is. */
export function createDesktopFetch(studio: StudioWindow, apiUrl: string): typeof fetch {
  const openEvents = createEventOpener(studio)
  return async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.origin !== new URL(apiUrl).origin) throw new TypeError(`Not an address of the API: ${url.origin}`)
    const events = /^\/api\/streams\/([^/]+)\/events$/.exec(url.pathname)
    if (events?.[1]) return openEvents(events[1], request.signal)

    request.signal.throwIfAborted()
    const { status, body } = await studio.invoke('api/call', {
      method: methodOf(request),
      path: url.pathname + url.search,
      body: request.body === null ? null : await request.text(),
    })
    request.signal.throwIfAborted()
    return toResponse(status, body)
  }
}

function createEventOpener(
  studio: StudioWindow,
): (streamId: string, signal: AbortSignal) => Promise<Response> {
  const streams = new Map<number, ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>>()
  const encoder = new TextEncoder()
  let last = 0
  studio.on('events/chunk', ({ subscription, text }) =>
    streams.get(subscription)?.enqueue(encoder.encode(text)),
  )
  studio.on('events/end', ({ subscription }) => {
    streams.get(subscription)?.close()
    streams.delete(subscription)
  })

  return async (streamId, signal) => {
    const subscription = ++last
    const close = (): void => {
      if (streams.delete(subscription)) void studio.invoke('events/close', { subscription })
    }
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => void streams.set(subscription, controller),
      cancel: close,
    })
    signal.addEventListener('abort', () => {
      streams.get(subscription)?.error(signal.reason)
      close()
    })
    const { status } = await studio.invoke('events/open', { streamId, subscription })
    if (status === 200) return new Response(body)
    streams.delete(subscription)
    return toResponse(status, '')
  }
}

/** Status 0: the main process did not reach the server; to a caller of fetch that is a TypeError. */
function toResponse(status: number, body: string): Response {
  if (status === 0) throw new TypeError('Failed to fetch')
  return new Response(body === '' ? null : body, { status })
}

function methodOf(request: Request): ParsedArgs<'api/call'>['method'] {
  switch (request.method) {
    case 'GET':
    case 'POST':
    case 'PUT':
    case 'PATCH':
    case 'DELETE':
      return request.method
    default:
      throw new TypeError(`The API has no ${request.method}.`)
  }
}
