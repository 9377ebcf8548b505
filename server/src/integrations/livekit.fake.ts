import { Secret } from '#config.ts'
import { IntegrationError } from '#http/errors.ts'
import { createMedia, type Media } from './livekit.ts'
import { identityOf, type Seat } from './livekit-tokens.ts'

/**
 * LiveKit in memory: rooms and who is in them, under the real tokens and webhook signatures. Tests put people
 * in (`enter`) and see who is left (`inRoom`).
 */
export type FakeMedia = Media & {
  rooms: Map<string, Map<string, Seat>>
  enter(token: string): void
  leave(room: string, seat: Seat): void
  inRoom(room: string): string[]
  /** While true every question fails, as when LiveKit is down. */
  isDown: boolean
}

export const fakeMediaKeys = { apiKey: 'devkey', apiSecret: 'secret-of-at-least-thirty-two-letters' }

export function fakeMedia(): FakeMedia {
  const rooms: FakeMedia['rooms'] = new Map()
  const real = createMedia({
    url: 'http://127.0.0.1:9',
    apiKey: fakeMediaKeys.apiKey,
    apiSecret: new Secret(fakeMediaKeys.apiSecret),
    isLocal: true,
  })
  const ask = <T>(answer: () => T): Promise<T> =>
    fake.isDown
      ? Promise.reject(new IntegrationError('livekit', 'did not answer', { retryable: true }))
      : Promise.resolve(answer())
  const fake: FakeMedia = {
    ...real,
    rooms,
    isDown: false,
    createRoom: (room) => ask(() => void rooms.set(room, rooms.get(room) ?? new Map<string, Seat>())),
    closeRoom: (room) => ask(() => void rooms.delete(room)),
    listRooms: () => ask(() => [...rooms.keys()]),
    listSeats: (room) => ask(() => [...(rooms.get(room)?.values() ?? [])]),
    remove: (room, seat) => ask(() => void rooms.get(room)?.delete(identityOf(seat))),
    enter(token) {
      const found = real.tokens.read(token)
      const room = found && rooms.get(found.room)
      if (!room) throw new Error('The token opens no room')
      room.set(identityOf(found.seat), found.seat)
    },
    leave: (room, seat) => void rooms.get(room)?.delete(identityOf(seat)),
    inRoom: (room) => [...(rooms.get(room)?.keys() ?? [])],
  }
  return fake
}
