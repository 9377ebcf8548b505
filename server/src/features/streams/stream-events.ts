import type { StreamEvent } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { listMissed } from '#features/chat/list-missed.ts'
import { AppError, notFound } from '#http/errors.ts'
import { networkOf } from '#http/rate-limit.ts'
import type { RawRoute } from '#http/raw-route.ts'
import { encodeEvent, openEventStream } from '#http/sse.ts'
import { createTally } from '#http/tally.ts'
import { isId } from '#lib/ids.ts'
import { getStream, toStateEvent } from './queries.ts'
import { createReader } from './reader.ts'
import { createStreamHubs } from './stream-hubs.ts'

// In one process. A person's devices and tabs; a household's, school's or office's guests.
const mostPerPerson = 20
const mostPerNetwork = 200

/**
 * A stream's news as server-sent events: its state for everybody who may see its page, the chat only for those
 * the access rule lets in. A reader that comes back with `Last-Event-ID` gets the messages it missed.
 */
export const streamEvents: RawRoute = {
  key: 'GET /streams/:streamId/events',
  label: 'open',
  serve(app) {
    const hubs = createStreamHubs(app)
    const open = createTally()
    return async (ctx, request, response) => {
      const { viewer, sessionToken } = ctx
      const streamId = String(request.params['streamId'])
      const standing = await getStanding(ctx, streamId)
      const who = viewer?.userId ?? networkOf(ctx.clientAddress)
      if (open.count(who) >= (viewer ? mostPerPerson : mostPerNetwork))
        throw new AppError('rate-limited', { retryAfterSeconds: 10 })
      const stop = [open.add(who)]
      const onClose = () => stop.forEach((end) => end())
      const events = openEventStream(response, { stopping: app.stopping, onClose })
      const { hasAccess } = standing
      const reader = createReader({ userId: viewer?.userId ?? null, sessionToken, hasAccess }, events)
      stop.push(hubs.follow(streamId, reader))
      reader.begin(await firstEvents(ctx, streamId, standing, request.headers['last-event-id']))
    }
  },
}

/** The state as it is now, then what was missed. */
async function firstEvents(
  ctx: Ctx,
  streamId: string,
  { hasAccess, ban }: Standing,
  lastEventId: string | string[] | undefined,
): Promise<Buffer[]> {
  const stream = await getStream(ctx.db, streamId)
  const lastSeq = /^\d{1,15}$/.test(String(lastEventId)) ? Number(lastEventId) : undefined
  const missed = hasAccess && lastSeq !== undefined ? await listMissed(ctx.db, streamId, lastSeq) : []
  return [
    encodeEvent(toStateEvent(stream)),
    encodeEvent({ type: 'watching', count: stream.watching_count }),
    ...(hasAccess && ban ? [encodeEvent(ban)] : []),
    ...missed.map(({ event, seq }) => encodeEvent(event, seq)),
  ]
}

type Standing = { hasAccess: boolean; ban: StreamEvent | undefined }
type StandingRow = { access: string; is_public: boolean; is_banned: boolean; banned_until: Date | null }

/** How the person stands to the chat. To those who may not even see the page there is no such stream. */
async function getStanding(ctx: Ctx, streamId: string): Promise<Standing> {
  if (!isId(streamId)) throw notFound()
  const { rows } = await ctx.pool.query<StandingRow>({
    name: 'events-standing',
    text: `select access_state($1, st.experience_id) as access, s.status = 'published' as is_public,
        b.user_id is not null as is_banned, nullif(b.until, 'infinity') as banned_until
      from stream st join space s on s.id = st.space_id
        left join chat_ban b on b.space_id = s.id and b.user_id = $1 and b.until > now()
      where st.id = $2`,
    values: [ctx.viewer?.userId ?? null, streamId],
  })
  const found = rows[0]
  if (!found || (!found.is_public && found.access !== 'granted')) throw notFound()
  return {
    hasAccess: found.access === 'granted',
    ban: found.is_banned ? { type: 'chat-ban', until: found.banned_until?.toISOString() ?? null } : undefined,
  }
}
