import type { AppContext } from '#context.ts'
import { roomOf } from '#features/streams/room.ts'
import { signSession } from '#http/session.ts'
import {
  makeCreator,
  makeExperience,
  makeGrant,
  makePass,
  makeSpace,
  makeStream,
  makeUser,
  startSession,
  type TestUser,
} from './factories.ts'

/** A Space with one pass, a live stream in it, and somebody who holds the pass. */
export async function makeLiveScene(
  app: AppContext,
  { status = 'live' as 'live' | 'scheduled' | 'ended' } = {},
) {
  const creator = await makeCreator(app)
  const space = await makeSpace(app, { creator })
  const experience = await makeExperience(app, { space })
  const pass = await makePass(app, { experience })
  const stream = await makeStream(app, { experience, status })
  const viewer = await makeUser(app)
  const grant = await makeGrant(app, { user: viewer, pass })
  await app.media?.createRoom(roomOf(stream.id))
  return { creator, space, experience, pass, stream, viewer, grant, room: roomOf(stream.id) }
}

/** A browser's cookie header for somebody. */
export async function cookieFor(app: AppContext, user: Pick<TestUser, 'id'>): Promise<string> {
  const signed = signSession(await startSession(app, user.id), app.config.auth.secret.reveal())
  return `__Host-sid=${encodeURIComponent(signed)}`
}
