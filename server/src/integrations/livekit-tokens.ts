import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

/** Who a participant is. Their LiveKit identity is `studio:<userId>` or `<userId>:<slot>`. */
export type Seat = { kind: 'studio'; userId: string } | { kind: 'viewer'; userId: string; slot: number }

export type MediaTokens = {
  /** Publishes camera, microphone and screen; may set its own attributes (the stage's layout); no data, no admin. */
  forStudio(room: string, userId: string): string
  /** Subscribes only, unseen by others. */
  forViewer(room: string, userId: string, slot: number): string
  /** Whose token it is, when it was signed with our secret (by us, or by LiveKit refreshing it) and still counts. */
  read(token: string, now?: Date): { room: string; seat: Seat } | undefined
}

const viewerSeconds = 90
const studioSeconds = 600
// LiveKit's own tolerance: a token it would take must be readable here, so that the answer is ours to give.
const leewaySeconds = 60

/** Signs and reads LiveKit's tokens with one HMAC each; the SDK's own signer costs five times as much. */
export function createMediaTokens(apiKey: string, apiSecret: string): MediaTokens {
  const key = createSecretKey(apiSecret, 'utf8')
  const header = encode({ alg: 'HS256', typ: 'JWT' })
  const hmac = (text: string) => createHmac('sha256', key).update(text).digest()

  function sign(identity: string, lifetimeSeconds: number, video: Record<string, unknown>): string {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: apiKey, sub: identity, nbf: now, exp: now + lifetimeSeconds, video }
    const unsigned = `${header}.${encode(claims)}`
    return `${unsigned}.${hmac(unsigned).toString('base64url')}`
  }

  return {
    forStudio: (room, userId) =>
      sign(identityOf({ kind: 'studio', userId }), studioSeconds, { room, ...studio }),
    forViewer: (room, userId, slot) =>
      sign(identityOf({ kind: 'viewer', userId, slot }), viewerSeconds, { room, ...viewer }),
    read(token, now = new Date()) {
      const [head, body, signature, ...more] = token.split('.')
      if (!head || !body || !signature || more.length > 0) return undefined
      const given = Buffer.from(signature, 'base64url')
      const expected = hmac(`${head}.${body}`)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      if (decode(head)?.['alg'] !== 'HS256') return undefined
      return readClaims(decode(body), apiKey, now.getTime() / 1000)
    },
  }
}

export function identityOf(seat: Seat): string {
  return seat.kind === 'studio' ? `studio:${seat.userId}` : `${seat.userId}:${seat.slot}`
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const identityPattern = new RegExp(`^(?:studio:(${uuid})|(${uuid}):(\\d{1,3}))$`)

export function seatOf(identity: string): Seat | undefined {
  const [, studioUser, viewerUser, slot] = identityPattern.exec(identity) ?? []
  if (studioUser) return { kind: 'studio', userId: studioUser }
  return viewerUser ? { kind: 'viewer', userId: viewerUser, slot: Number(slot) } : undefined
}

// All four permissions are always written: LiveKit reads an absent one as allowed.
const studio = {
  roomJoin: true,
  canPublish: true,
  canPublishSources: ['camera', 'microphone', 'screen_share', 'screen_share_audio'],
  canSubscribe: true,
  canPublishData: false,
  canUpdateOwnMetadata: true,
}
const viewer = {
  roomJoin: true,
  canPublish: false,
  canSubscribe: true,
  canPublishData: false,
  canUpdateOwnMetadata: false,
  hidden: true,
}

function readClaims(claims: Record<string, unknown> | undefined, apiKey: string, nowSeconds: number) {
  if (!claims || claims['iss'] !== apiKey || typeof claims['sub'] !== 'string') return undefined
  const { exp, nbf, video } = claims
  if (typeof exp !== 'number' || nowSeconds >= exp + leewaySeconds) return undefined
  if (typeof nbf === 'number' && nowSeconds < nbf - leewaySeconds) return undefined
  if (!isRecord(video) || video['roomJoin'] !== true || typeof video['room'] !== 'string') return undefined
  const seat = seatOf(claims['sub'])
  return seat && { room: video['room'], seat }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
