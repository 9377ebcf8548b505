import type { Ctx } from '#context.ts'
import { listMissed } from '#features/chat/list-missed.ts'
import { notFound } from '#http/errors.ts'
import { isId } from '#lib/ids.ts'
import type { RawRoute } from '#http/raw-route.ts'
import { encodeEvent, openEventStream } from '#http/sse.ts'
import { getStream, toStateEvent } from './queries.ts'
import { createReader, type Reader } from './reader.ts'
import { createStreamHubs } from './stream-hubs.ts'

/**
 * A stream's news as server-sent events: its state for everybody who may see its page, the chat only for those
 * the access rule lets in. A reader that comes back with `Last-Event-ID` gets the messages it missed.
 */
export const streamEvents: RawRoute = {
  key: 'GET /streams/:streamId/events',
  label: 'open',
  serve(app) {
    const hubs = createStreamHubs(app)
    return async (ctx, request, response) => {
      const streamId = String(request.params['streamId'])
      const hasAccess = await mayReadChat(ctx, streamId)
      let stopFollowing: (() => void) | undefined
      const events = openEventStream(response, { stopping: app.stopping, onClose: () => stopFollowing?.() })
      const { viewer, sessionToken } = ctx
      const reader = createReader({ userId: viewer?.userId ?? null, sessionToken, hasAccess }, events)
      stopFollowing = hubs.follow(streamId, reader)
      reader.begin(await firstEvents(ctx, streamId, reader, request.headers['last-event-id']))
    }
  },
}

/** The state as it is now, then what was missed. */
async function firstEvents(
  ctx: Ctx,
  streamId: string,
  reader: Reader,
  lastEventId: string | string[] | undefined,
): Promise<Buffer[]> {
  const stream = await getStream(ctx.db, streamId)
  const lastSeq = /^\d{1,15}$/.test(String(lastEventId)) ? Number(lastEventId) : undefined
  const missed = reader.hasAccess && lastSeq !== undefined ? await listMissed(ctx.db, streamId, lastSeq) : []
  return [
    encodeEvent(toStateEvent(stream)),
    encodeEvent({ type: 'watching', count: stream.watching_count }),
    ...missed.map(({ event, seq }) => encodeEvent(event, seq)),
  ]
}

/** To those who may not even see the page there is no such stream. */
async function mayReadChat(ctx: Ctx, streamId: string): Promise<boolean> {
  if (!isId(streamId)) throw notFound()
  const { rows } = await ctx.pool.query<{ access: string; is_public: boolean }>({
    name: 'events-access',
    text: `select access_state($1, st.experience_id) as access, s.status = 'published' as is_public
      from stream st join space s on s.id = st.space_id where st.id = $2`,
    values: [ctx.viewer?.userId ?? null, streamId],
  })
  const found = rows[0]
  if (!found || (!found.is_public && found.access !== 'granted')) throw notFound()
  return found.access === 'granted'
}
