import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Channel as FullChannel, StreamChat } from 'stream-chat'
import type { Config } from '#config.ts'
import { IntegrationError } from '#http/errors.ts'

export type ChatPerson = { id: string; name: string; role: 'host' | 'moderator' | 'viewer' }
export type ChatEvent = { id: string; type: string; payload: unknown }

/** Chat at GetStream, for operators who are its customers. Channels carry the stream's id. */
export type HostedChat = {
  apiKey: string
  channelType: string
  /** For connecting as this person; dated, so that it can be revoked, and short. */
  mintToken(userId: string): { token: string; expiresAt: Date }
  /** Opening a channel that is open is harmless. */
  openChannel(channel: {
    id: string
    name: string
    slowModeSeconds: number
    createdBy: string
  }): Promise<void>
  /** Reading stays, writing ends. */
  closeChannel(channelId: string): Promise<void>
  addMember(channelId: string, person: ChatPerson): Promise<void>
  removeMember(channelId: string, userId: string): Promise<void>
  deleteMessage(messageId: string): Promise<void>
  /** Stops somebody from writing, for some minutes or for good; reading goes with the membership. */
  ban(channelId: string, ban: { userId: string; bannedBy: string; minutes: number | null }): Promise<void>
  unban(channelId: string, userId: string): Promise<void>
  setSlowMode(channelId: string, seconds: number): Promise<void>
  pin(messageId: string, pinnedBy: string): Promise<void>
  /** Undefined when the signature is not GetStream's. */
  readWebhook(body: Buffer, headers: Record<string, string | undefined>): ChatEvent | undefined
}

type Channel = Pick<
  FullChannel,
  'create' | 'updatePartial' | 'addMembers' | 'addModerators' | 'removeMembers' | 'banUser' | 'unbanUser'
>
/** What of the SDK's client is used. */
export type ChatClient = Pick<StreamChat, 'upsertUser' | 'deleteMessage' | 'pinMessage'> & {
  channel(type: string, id: string, data?: object): Channel
}

const tokenSeconds = 3600
const requestMs = 5_000
// GetStream takes no longer cooldown.
const longestSlowModeSeconds = 120

/** The SDK is loaded with the first question only: servers without keys never read it. */
export function createHostedChat(
  { apiKey, apiSecret }: NonNullable<Config['getstream']>,
  load: () => Promise<ChatClient> = () => connect(apiKey, apiSecret.reveal()),
): HostedChat {
  const key = createSecretKey(apiSecret.reveal(), 'utf8')
  let loaded: Promise<ChatClient> | undefined

  function client(): Promise<ChatClient> {
    if (loaded) return loaded
    const loading = load()
    loaded = loading
    // A failed start is tried again by the next question.
    loading.catch(() => (loaded = undefined))
    return loading
  }

  async function ask(question: (client: ChatClient) => Promise<unknown>): Promise<void> {
    try {
      await question(await client())
    } catch (cause) {
      throw wrapped(cause)
    }
  }
  const inChannel = (id: string, question: (channel: Channel) => Promise<unknown>) =>
    ask((client) => question(client.channel(channelType, id)))

  return {
    apiKey,
    channelType,
    mintToken: (userId) => mint(key, userId),
    openChannel: ({ id, name, slowModeSeconds, createdBy }) =>
      ask(async (client) => {
        const channel = client.channel(channelType, id, { created_by_id: createdBy, name })
        await channel.create()
        await channel.updatePartial({ set: { frozen: false, cooldown: cooldown(slowModeSeconds) } })
      }),
    closeChannel: (id) => inChannel(id, (channel) => channel.updatePartial({ set: { frozen: true } })),
    addMember: (id, person) =>
      ask(async (client) => {
        await client.upsertUser({ id: person.id, name: person.name })
        const channel = client.channel(channelType, id)
        if (person.role === 'viewer') await channel.addMembers([person.id])
        else await channel.addModerators([person.id])
      }),
    removeMember: (id, userId) => inChannel(id, (channel) => channel.removeMembers([userId])),
    deleteMessage: (messageId) => ask((client) => client.deleteMessage(messageId)),
    ban: (id, { userId, bannedBy, minutes }) =>
      inChannel(id, (channel) =>
        channel.banUser(userId, {
          banned_by_id: bannedBy,
          ...(minutes === null ? {} : { timeout: minutes }),
        }),
      ),
    unban: (id, userId) => inChannel(id, (channel) => channel.unbanUser(userId)),
    setSlowMode: (id, seconds) =>
      inChannel(id, (channel) => channel.updatePartial({ set: { cooldown: cooldown(seconds) } })),
    pin: (messageId, pinnedBy) => ask((client) => client.pinMessage(messageId, undefined, { id: pinnedBy })),
    readWebhook(body, headers) {
      const given = Buffer.from(headers['x-signature'] ?? '', 'hex')
      const expected = createHmac('sha256', key).update(body).digest()
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      const event = JSON.parse(body.toString()) as { type: string }
      const id = headers['x-webhook-id']
      return id ? { id, type: event.type, payload: event } : undefined
    },
  }
}

/** Members only: GetStream's own `livestream` type is open to everybody who has a token. */
const channelType = 'stagedoor-live'

/** Its own signer tries to read the secret as a private key first, which costs ten times this. */
function mint(key: ReturnType<typeof createSecretKey>, userId: string): { token: string; expiresAt: Date } {
  const now = Math.floor(Date.now() / 1000)
  const claims = { user_id: userId, iat: now, exp: now + tokenSeconds }
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  const token = `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`
  return { token, expiresAt: new Date(claims.exp * 1000) }
}

async function connect(apiKey: string, secret: string): Promise<ChatClient> {
  const { StreamChat: Client } = await import('stream-chat')
  const client = new Client(apiKey, secret, { timeout: requestMs })
  const types = await client.listChannelTypes()
  if (!types.channel_types[channelType]) await client.createChannelType(channelTypeSettings)
  return client
}

const members = ['read-channel', 'create-message', 'create-reaction', 'flag-message', 'delete-message-owner']
const channelTypeSettings = {
  name: channelType,
  typing_events: false,
  read_events: false,
  connect_events: false,
  uploads: false,
  url_enrichment: false,
  replies: false,
  reactions: true,
  push_notifications: false,
  max_message_length: 500,
  grants: {
    user: [],
    channel_member: members,
    channel_moderator: [...members, 'delete-message', 'pin-message', 'skip-channel-cooldown'],
  },
}

function cooldown(seconds: number): number {
  return Math.min(seconds, longestSlowModeSeconds)
}

function wrapped(cause: unknown): IntegrationError {
  const status = cause instanceof Error && 'status' in cause ? Number(cause.status) : undefined
  const isRefused = status !== undefined && status >= 400 && status < 500 && status !== 429
  return new IntegrationError('getstream', cause instanceof Error ? cause.message : 'did not answer', {
    retryable: !isRefused,
    cause,
  })
}
