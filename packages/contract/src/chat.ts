import * as z from 'zod'
import { Empty, Id, Timestamp, text } from './common.ts'
import { endpoint } from './endpoint.ts'

export const ChatMessage = z.strictObject({
  id: Id,
  streamId: Id,
  author: z.strictObject({
    id: Id,
    name: z.string(),
    /** Shown as a badge: the Space's team by role, holders of a pass by nothing. */
    role: z.enum(['host', 'moderator', 'viewer']),
    /** 1–8: which name colour. */
    hue: z.int().min(1).max(8),
  }),
  /** Null once removed. */
  text: z.string().nullable(),
  removedBy: z.enum(['author', 'moderator']).nullable(),
  createdAt: Timestamp,
})
export type ChatMessage = z.infer<typeof ChatMessage>

/** How a page takes part in a stream's chat: by our own endpoints and events, or as a user of GetStream. */
export const ChatEntry = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('local') }),
  z.strictObject({
    provider: z.literal('getstream'),
    apiKey: z.string(),
    channelType: z.string(),
    channelId: z.string(),
    token: z.string(),
    expiresAt: Timestamp,
  }),
])
export type ChatEntry = z.infer<typeof ChatEntry>

export const chat = {
  'POST /streams/:streamId/chat': endpoint({
    summary: 'Enter the chat: who provides it, and with what to connect',
    input: z.strictObject({ streamId: Id }),
    output: ChatEntry,
    errors: ['access/required', 'access/banned'],
  }),
  'GET /streams/:streamId/messages': endpoint({
    summary: 'Chat history, oldest first; `before` pages back',
    input: z.strictObject({
      streamId: Id,
      before: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.strictObject({ items: z.array(ChatMessage), hasMore: z.boolean() }),
    errors: ['access/required', 'access/banned'],
  }),
  'POST /streams/:streamId/messages': endpoint({
    summary: 'Say something; `clientId` makes a retry harmless',
    input: z.strictObject({ streamId: Id, clientId: Id, text: text(500).min(1) }),
    output: ChatMessage,
    errors: ['access/required', 'access/banned', 'chat/banned', 'chat/slow-mode', 'streams/ended'],
  }),
  'DELETE /messages/:messageId': endpoint({
    summary: 'Remove a message: one’s own, or as the Space’s moderator',
    input: z.strictObject({ messageId: Id }),
    output: Empty,
  }),
  'POST /spaces/:spaceId/chat-bans': endpoint({
    summary: 'Stop somebody from writing, for some minutes or for good',
    input: z.strictObject({ spaceId: Id, userId: Id, minutes: z.int().min(1).max(525_600).nullable() }),
    output: z.strictObject({ until: Timestamp.nullable() }),
  }),
  'DELETE /spaces/:spaceId/chat-bans/:userId': endpoint({
    summary: 'Let somebody write again',
    input: z.strictObject({ spaceId: Id, userId: Id }),
    output: Empty,
  }),
}
