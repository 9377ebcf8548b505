import type { StreamEvent } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import { listMissed } from '#features/chat/list-missed.ts'
import { accessLostTopic, type AccessLost } from '#http/access-lost.ts'
import type { BusMessage } from '#http/bus.ts'
import { encodeEvent } from '#http/sse.ts'
import { checkReaders } from './check-readers.ts'
import { getStream, stateEvents } from './queries.ts'
import type { Reader } from './reader.ts'
import { streamTopic, type StreamNews } from './tell-stream.ts'

type Hub = { readers: Set<Reader>; lastSeq: number; unsubscribe: () => void }

export type StreamHubs = {
  /** From now on the reader is sent the stream's news; returns the way to stop. */
  follow(streamId: string, reader: Reader): () => void
}

const recheckMs = 15_000

/** One subscription a followed stream and process, however many read; each event is encoded once. */
export function createStreamHubs(app: AppContext): StreamHubs {
  const hubs = new Map<string, Hub>()

  function open(streamId: string): Hub {
    const hub: Hub = {
      readers: new Set(),
      lastSeq: 0,
      unsubscribe: app.bus.subscribe(streamTopic(streamId), (message) => hear(streamId, hub, message)),
    }
    hubs.set(streamId, hub)
    return hub
  }

  function hear(streamId: string, hub: Hub, message: BusMessage): void {
    if (message.kind === 'message') tell(hub, message.payload as StreamNews)
    else
      catchUp(streamId, hub).catch((err: unknown) => app.log.warn({ err, streamId }, 'news not read again'))
  }

  async function catchUp(streamId: string, hub: Hub): Promise<void> {
    const stream = await getStream(app.db, streamId)
    for (const event of stateEvents(stream)) tell(hub, { event })
    // Where nothing was said yet we do not know where the chat stood: the newest are told, readers know theirs by id.
    for (const news of await listMissed(app.db, streamId, hub.lastSeq)) tell(hub, news)
  }

  function recheck(chosen: (reader: Reader) => boolean, reason?: AccessLost['reason']): void {
    for (const [streamId, { readers }] of hubs) {
      const asked = [...readers].filter(chosen)
      checkReaders(app, streamId, asked, reason).catch((err: unknown) =>
        app.log.warn({ err, streamId }, 'readers not checked'),
      )
    }
  }

  app.bus.subscribe(accessLostTopic, (message) => {
    if (message.kind === 'missed') return recheck(() => true)
    const { userId, reason } = message.payload as AccessLost
    recheck((reader) => reader.userId === userId, reason)
  })
  const timer = setInterval(() => recheck(() => true), recheckMs)
  timer.unref()
  app.stopping.addEventListener('abort', () => clearInterval(timer))

  return {
    follow(streamId, reader) {
      const hub = hubs.get(streamId) ?? open(streamId)
      hub.readers.add(reader)
      return () => {
        hub.readers.delete(reader)
        if (hub.readers.size > 0) return
        hub.unsubscribe()
        if (hubs.get(streamId) === hub) hubs.delete(streamId)
      }
    },
  }
}

function tell(hub: Hub, { event, seq, to }: StreamNews): void {
  if (seq !== undefined) hub.lastSeq = Math.max(hub.lastSeq, seq)
  const bytes = encodeEvent(event, seq)
  const isPrivate = isForHolders(event)
  for (const reader of hub.readers)
    if ((to === undefined || reader.userId === to) && (!isPrivate || reader.hasAccess)) reader.send(bytes)
}

function isForHolders({ type }: StreamEvent): boolean {
  return type.startsWith('message') || type.startsWith('chat-')
}
