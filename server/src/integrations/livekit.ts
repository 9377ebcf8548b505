import { createHash } from 'node:crypto'
import { RoomServiceClient, ServerError, TokenVerifier } from 'livekit-server-sdk'
import type { Config } from '#config.ts'
import { IntegrationError } from '#http/errors.ts'
import { createMediaTokens, identityOf, seatOf, type MediaTokens, type Seat } from './livekit-tokens.ts'

/** What a webhook of LiveKit says. A hint: it may come late, twice, out of order or not at all. */
export type MediaEvent = { id: string; type: string; room: string | undefined; seat: Seat | undefined }

/** The few things we ask of LiveKit. Vanished rooms and participants are not errors: the wish is fulfilled. */
export type Media = {
  tokens: MediaTokens
  /** Where the signalling gate leads. */
  upstream: URL
  /** True on the embedded defaults: no STUN or TURN, media stays on this machine. */
  isLocal: boolean
  /** Making a room that exists is harmless. */
  createRoom(room: string): Promise<void>
  closeRoom(room: string): Promise<void>
  listRooms(): Promise<string[]>
  listSeats(room: string): Promise<Seat[]>
  /** Cuts the pictures first (a refreshed token carries that), then the participant. */
  remove(room: string, seat: Seat): Promise<void>
  /** Undefined when the signature is not LiveKit's. */
  readWebhook(body: string, authorization: string | undefined): Promise<MediaEvent | undefined>
}

const emptySeconds = 60
// A studio may be away for five minutes; the reconciler ends the stream then, not LiveKit.
const departureSeconds = 320
const requestSeconds = 5

export function createMedia(livekit: NonNullable<Config['livekit']>): Media {
  const { apiKey, url } = livekit
  const secret = livekit.apiSecret.reveal()
  const rooms = new RoomServiceClient(url, apiKey, secret, {
    requestTimeout: requestSeconds,
    failover: false,
  })
  const verifier = new TokenVerifier(apiKey, secret)
  return {
    tokens: createMediaTokens(apiKey, secret),
    upstream: new URL(url),
    isLocal: livekit.isLocal,
    async createRoom(room) {
      await asked(
        rooms.createRoom({ name: room, emptyTimeout: emptySeconds, departureTimeout: departureSeconds }),
      )
    },
    closeRoom: (room) => asked(unlessGone(rooms.deleteRoom(room), undefined)),
    async listRooms() {
      return (await asked(rooms.listRooms())).map((room) => room.name)
    },
    async listSeats(room) {
      const found = await asked(unlessGone(rooms.listParticipants(room), []))
      return found.flatMap(({ identity, state }) => (state === disconnected ? [] : (seatOf(identity) ?? [])))
    },
    async remove(room, seat) {
      const identity = identityOf(seat)
      const cut = () => rooms.updateParticipant(room, identity, { permission: nothing })
      await asked(unlessLeaving(room, identity, cut))
      await asked(unlessLeaving(room, identity, () => rooms.removeParticipant(room, identity)))
    },
    async readWebhook(body, authorization) {
      const claims = await verifier.verify(authorization ?? '').catch(() => undefined)
      if (!claims?.sha256 || claims.sha256 !== createHash('sha256').update(body).digest('base64'))
        return undefined
      return readEvent(body)
    },
  }

  /** About somebody who leaves just then LiveKit says after seconds that no server of it answers, or nothing. */
  async function unlessLeaving(room: string, identity: string, ask: () => Promise<unknown>): Promise<void> {
    try {
      await unlessGone(ask(), undefined)
    } catch (error) {
      if (error instanceof ServerError && error.code !== 'unavailable') throw error
      const there = await unlessGone(rooms.listParticipants(room), [])
      if (there.some((one) => one.identity === identity && one.state !== disconnected)) throw error
    }
  }
}

// ParticipantInfo_State.DISCONNECTED
const disconnected = 3
const nothing = {
  canSubscribe: false,
  canPublish: false,
  canPublishData: false,
  canUpdateMetadata: false,
  hidden: true,
}

/** The fields we use of LiveKit's protojson; everything else stays unread. */
export function readEvent(body: string): MediaEvent {
  const event = JSON.parse(body) as {
    id: string
    event: string
    room?: { name?: string }
    participant?: { identity?: string }
  }
  return {
    id: event.id,
    type: event.event,
    room: event.room?.name,
    seat: event.participant?.identity ? seatOf(event.participant.identity) : undefined,
  }
}

async function unlessGone<T, Fallback>(asking: Promise<T>, fallback: Fallback): Promise<T | Fallback> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof ServerError && error.code === 'not_found') return fallback
    throw error
  }
}

async function asked<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (cause) {
    const status = cause instanceof ServerError ? cause.status : undefined
    throw new IntegrationError('livekit', cause instanceof Error ? cause.message : 'did not answer', {
      retryable: status === undefined || status >= 500,
      cause,
    })
  }
}
