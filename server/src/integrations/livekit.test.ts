import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { Secret } from '#config.ts'
import { createMedia } from './livekit.ts'

const seat = { kind: 'viewer', userId: 'ada', slot: 1 } as const
const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** A LiveKit that finds no server for what it is asked about somebody, and knows who is there. */
async function startLost(there: { identity: string; state: string }[]) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const name = request.url?.split('/').at(-1) ?? ''
    asked.push(name)
    const isList = name === 'ListParticipants'
    response.writeHead(isList ? 200 : 503, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(
        isList ? { participants: there } : { code: 'unavailable', msg: 'no response from servers' },
      ),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked, media: createMedia({ url, apiKey: 'key', apiSecret: new Secret('secret'), isLocal: true }) }
}

describe('remove', () => {
  it('is done when the person left while LiveKit looked for them', async () => {
    const { asked, media } = await startLost([{ identity: 'ada:1', state: 'DISCONNECTED' }])
    await expect(media.remove('room', seat)).resolves.toBeUndefined()
    expect(asked).toContain('RemoveParticipant')
  })

  it('fails, to be tried again, while they are still there', async () => {
    const { media } = await startLost([{ identity: 'ada:1', state: 'ACTIVE' }])
    await expect(media.remove('room', seat)).rejects.toMatchObject({ vendor: 'livekit', retryable: true })
  })
})
