import type { StreamEvent } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { AccessLost } from '#http/access-lost.ts'
import { encodeEvent } from '#http/sse.ts'
import type { Reader } from './reader.ts'

type Verdict = { position: number; access: string; has_session: boolean }

/** Asks the access rule again for people who read, all in one statement; who lost access is told, and why. */
export async function checkReaders(
  app: AppContext,
  streamId: string,
  readers: Reader[],
  reason?: AccessLost['reason'],
): Promise<void> {
  const people = readers.filter((reader) => reader.userId !== null)
  if (people.length === 0) return
  const { rows } = await sql<Verdict>`
    select there.position::int, access_state(there.user_id, st.experience_id) as access,
      exists (select from session s where s.token = there.token and s.expires_at > now()) as has_session
    from stream st cross join unnest(${people.map((reader) => reader.userId)}::uuid[],
      ${people.map((reader) => reader.sessionToken)}::text[]) with ordinality as there (user_id, token, position)
    where st.id = ${streamId}`.execute(app.db)
  for (const verdict of rows) {
    const reader = people[verdict.position - 1]
    if (!reader) continue
    const hadAccess = reader.hasAccess
    reader.hasAccess = verdict.access === 'granted' && verdict.has_session
    if (hadAccess && !reader.hasAccess) reader.send(encodeEvent(goodbye(verdict, reason)))
  }
}

function goodbye({ access, has_session }: Verdict, reason: AccessLost['reason'] | undefined): StreamEvent {
  if (!has_session) return { type: 'access-ended', reason: 'signed-out' }
  if (access === 'banned' || access === 'suspended') return { type: 'access-ended', reason: access }
  return { type: 'access-ended', reason: reason ?? 'expired' }
}
