import { createHmac, randomUUID } from 'node:crypto'
import { AccessToken, TokenVerifier } from 'livekit-server-sdk'
import { describe, expect, it } from 'vitest'
import { createMediaTokens } from './livekit-tokens.ts'

const apiKey = 'devkey'
const secret = 'secret-of-at-least-thirty-two-letters'
const tokens = createMediaTokens(apiKey, secret)
const userId = randomUUID()
const room = `live_${randomUUID()}`

describe('tokens for LiveKit', () => {
  it('are read by LiveKit’s own verifier, and give a viewer nothing but pictures', async () => {
    const claims = await new TokenVerifier(apiKey, secret).verify(tokens.forViewer(room, userId, 1))
    expect(claims.sub).toBe(`${userId}:1`)
    expect(claims.video).toEqual({
      room,
      roomJoin: true,
      canSubscribe: true,
      canPublish: false,
      canPublishData: false,
      canUpdateOwnMetadata: false,
      hidden: true,
    })
    expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBe(90)
  })

  it('let a studio publish its four sources and set its layout, without data or admin rights', async () => {
    const claims = await new TokenVerifier(apiKey, secret).verify(tokens.forStudio(room, userId))
    expect(claims.sub).toBe(`studio:${userId}`)
    expect(claims.video).toEqual({
      room,
      roomJoin: true,
      canPublish: true,
      canPublishSources: ['camera', 'microphone', 'screen_share', 'screen_share_audio'],
      canSubscribe: true,
      canPublishData: false,
      canUpdateOwnMetadata: true,
    })
  })

  it('are read back, also as LiveKit refreshes them', async () => {
    expect(tokens.read(tokens.forViewer(room, userId, 2))).toEqual({
      room,
      seat: { kind: 'viewer', userId, slot: 2 },
    })
    const refreshed = new AccessToken(apiKey, secret, { identity: `studio:${userId}`, ttl: 600 })
    refreshed.addGrant({ room, roomJoin: true, canPublish: true })
    expect(tokens.read(await refreshed.toJwt())).toEqual({ room, seat: { kind: 'studio', userId } })
  })

  it('count for a minute after their end, as they do for LiveKit, and no longer', () => {
    const token = tokens.forViewer(room, userId, 1)
    const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)
    expect(tokens.read(token, inSeconds(90 + 55))).toBeDefined()
    expect(tokens.read(token, inSeconds(90 + 61))).toBeUndefined()
    expect(tokens.read(token, inSeconds(-65))).toBeUndefined()
  })

  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const sign = (header: object, claims: object, key = secret) => {
    const unsigned = `${encode(header)}.${encode(claims)}`
    return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`
  }
  const hs256 = { alg: 'HS256', typ: 'JWT' }
  const good = { iss: apiKey, sub: `${userId}:1`, exp: 9_999_999_999, video: { room, roomJoin: true } }

  it('are read when everything is right', () => {
    expect(tokens.read(sign(hs256, good))).toBeDefined()
  })

  it.each([
    ['another secret', sign(hs256, good, `${secret}x`)],
    ['no algorithm', `${encode({ alg: 'none' })}.${encode(good)}.`],
    ['another algorithm in the header', sign({ alg: 'HS512' }, good)],
    ['a changed room', sign(hs256, good).replace(/\.[^.]+\./, `.${encode({ ...good, sub: 'x:1' })}.`)],
    ['another key’s name', sign(hs256, { ...good, iss: 'other' })],
    ['no end', sign(hs256, { ...good, exp: undefined })],
    ['no right to join', sign(hs256, { ...good, video: { room } })],
    ['an identity that is no seat', sign(hs256, { ...good, sub: 'admin' })],
    ['a fourth part', `${sign(hs256, good)}.x`],
    ['nothing', ''],
  ])('are refused with %s', (_, token) => {
    expect(tokens.read(token)).toBeUndefined()
  })
})
