import { createHmac } from 'node:crypto'
import { StreamChat } from 'stream-chat'
import { describe, expect, it } from 'vitest'
import { Secret } from '#config.ts'
import { IntegrationError } from '#http/errors.ts'
import { createHostedChat, type ChatClient } from './getstream.ts'

const keys = { apiKey: 'key', apiSecret: new Secret('a secret of GetStream') }

/** Takes down what the SDK would be asked. */
function recordingClient() {
  const asked: unknown[][] = []
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      asked.push([name, ...args])
      return Promise.resolve({} as never)
    }
  const client: ChatClient = {
    upsertUser: note('upsertUser'),
    deleteMessage: note('deleteMessage'),
    pinMessage: note('pinMessage'),
    channel: (...of) => {
      asked.push(['channel', ...of])
      return {
        create: note('create'),
        updatePartial: note('updatePartial'),
        addMembers: note('addMembers'),
        addModerators: note('addModerators'),
        removeMembers: note('removeMembers'),
        banUser: note('banUser'),
        unbanUser: note('unbanUser'),
      }
    },
  }
  return { client, asked }
}

describe('the chat at GetStream', () => {
  it('mints dated tokens its own SDK takes for this person', () => {
    const { token, expiresAt } = createHostedChat(keys).mintToken('ada')
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toEqual({ user_id: 'ada', iat: expect.any(Number), exp: expiresAt.getTime() / 1000 })
    const signed = new StreamChat('key', keys.apiSecret.reveal()).createToken('ada', claims.exp, claims.iat)
    expect(claimsOf(signed)).toEqual(claims)
    expect(signatureFits(token)).toBe(true)
  })

  it('loads the SDK at the first question only, and once', async () => {
    const { client } = recordingClient()
    let loads = 0
    const chat = createHostedChat(keys, async () => {
      loads++
      return client
    })
    chat.mintToken('ada')
    expect(loads).toBe(0)
    await chat.closeChannel('c')
    await chat.unban('c', 'ada')
    expect(loads).toBe(1)
  })

  it('tries again after a start that failed, and says whether a retry makes sense', async () => {
    const { client } = recordingClient()
    const answers = [Promise.reject(new Error('offline')), Promise.resolve(client)]
    const chat = createHostedChat(keys, () => answers.shift() ?? Promise.reject(new Error('none left')))
    await expect(chat.closeChannel('c')).rejects.toMatchObject({ vendor: 'getstream', retryable: true })
    await chat.closeChannel('c')
    const refusing = createHostedChat(keys, () =>
      Promise.reject(Object.assign(new Error('bad key'), { status: 403 })),
    )
    await expect(refusing.closeChannel('c')).rejects.toBeInstanceOf(IntegrationError)
    await expect(refusing.closeChannel('c')).rejects.toMatchObject({ retryable: false })
  })

  it('asks for channels, members, bans, pins and slow mode in the SDK’s words', async () => {
    const { client, asked } = recordingClient()
    const chat = createHostedChat(keys, async () => client)
    await chat.openChannel({ id: 'c', name: 'Night show', slowModeSeconds: 900, createdBy: 'host' })
    expect(asked.splice(0)).toEqual([
      ['channel', 'stagedoor-live', 'c', { created_by_id: 'host', name: 'Night show' }],
      ['create'],
      ['updatePartial', { set: { frozen: false, cooldown: 120 } }],
    ])
    await chat.addMember('c', { id: 'ada', name: 'Ada', role: 'viewer' })
    await chat.addMember('c', { id: 'mo', name: 'Mo', role: 'moderator' })
    await chat.removeMember('c', 'ada')
    await chat.ban('c', { userId: 'ada', bannedBy: 'mo', minutes: 10 })
    await chat.ban('c', { userId: 'ada', bannedBy: 'mo', minutes: null })
    await chat.unban('c', 'ada')
    await chat.setSlowMode('c', 5)
    await chat.closeChannel('c')
    await chat.deleteMessage('m')
    await chat.pin('m', 'mo')
    expect(asked.filter(([name]) => name !== 'channel')).toEqual([
      ['upsertUser', { id: 'ada', name: 'Ada' }],
      ['addMembers', ['ada']],
      ['upsertUser', { id: 'mo', name: 'Mo' }],
      ['addModerators', ['mo']],
      ['removeMembers', ['ada']],
      ['banUser', 'ada', { banned_by_id: 'mo', timeout: 10 }],
      ['banUser', 'ada', { banned_by_id: 'mo' }],
      ['unbanUser', 'ada'],
      ['updatePartial', { set: { cooldown: 5 } }],
      ['updatePartial', { set: { frozen: true } }],
      ['deleteMessage', 'm'],
      ['pinMessage', 'm', undefined, { id: 'mo' }],
    ])
  })

  it('takes only webhooks with GetStream’s signature', () => {
    const chat = createHostedChat(keys)
    const body = Buffer.from(JSON.stringify({ type: 'message.new' }))
    const signature = createHmac('sha256', keys.apiSecret.reveal()).update(body).digest('hex')
    const headers = { 'x-signature': signature, 'x-webhook-id': 'w1' }
    expect(chat.readWebhook(body, headers)).toEqual({
      id: 'w1',
      type: 'message.new',
      payload: { type: 'message.new' },
    })
    expect(chat.readWebhook(Buffer.from(`${body} `), headers)).toBeUndefined()
    expect(chat.readWebhook(body, { ...headers, 'x-signature': `${signature}00` })).toBeUndefined()
    expect(chat.readWebhook(body, {})).toBeUndefined()
  })
})

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

function signatureFits(token: string): boolean {
  const [head, body, signature] = token.split('.')
  const expected = createHmac('sha256', keys.apiSecret.reveal()).update(`${head}.${body}`).digest('base64url')
  return signature === expected
}
