import type { ChatMessage } from '@stagedoor/contract'
import { ApiError } from '@stagedoor/contract/client'
import type { Api } from '@stagedoor/contract/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createChat } from './create-chat.ts'

function makeMessage(number: number, authorId = 'ilse'): ChatMessage {
  return {
    id: `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    streamId: 's1',
    author: { id: authorId, name: authorId, role: 'viewer', hue: 1 },
    text: `message ${number}`,
    removedBy: null,
    createdAt: '2026-11-20T20:00:00Z',
  }
}

type Call = { key: string; input: Record<string, unknown> }

/** An API that answers each endpoint with what `answers` says, by key. */
function makeApi(answers: Record<string, (input: Record<string, unknown>) => unknown>) {
  const calls: Call[] = []
  const call = async (key: string, input: Record<string, unknown>) => {
    calls.push({ key, input })
    return answers[key]?.(input)
  }
  return { api: call as Api, calls }
}

function refuse(code: ApiError['code'], message: string, retryAfterSeconds?: number): never {
  throw new ApiError(429, {
    code,
    message,
    requestId: 'r1',
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
}

const send = 'POST /streams/:streamId/messages'
const history = 'GET /streams/:streamId/messages'

describe('the local chat', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 100_000 }))
  afterEach(() => void vi.useRealTimers())

  const start = (answers: Parameters<typeof makeApi>[0], slowModeSeconds = 0) => {
    const { api, calls } = makeApi(answers)
    return { chat: createChat({ api, streamId: 's1', userId: 'me', slowModeSeconds }), calls }
  }

  test('reads the newest page, then pages back from the oldest it has', async () => {
    const { chat, calls } = start({
      [history]: ({ before }) =>
        before
          ? { items: [makeMessage(1)], hasMore: false }
          : { items: [makeMessage(2), makeMessage(3)], hasMore: true },
    })
    await chat.refresh()
    await chat.readOlder()
    await chat.readOlder()
    expect(chat.getState().messages).toHaveLength(3)
    expect(calls.map((call) => call.input['before'])).toEqual([undefined, makeMessage(2).id])
  })

  test('says so when the history cannot be read', async () => {
    const { chat } = start({ [history]: () => refuse('unavailable', 'Away.') })
    await chat.refresh()
    expect(chat.getState().history).toBe('failed')
  })

  test('hears what others say and what is removed', () => {
    const { chat } = start({})
    chat.hear({ type: 'message', message: makeMessage(1) })
    chat.hear({ type: 'watching', count: 4 })
    chat.hear({ type: 'message-removed', messageId: makeMessage(1).id, removedBy: 'moderator' })
    expect(chat.getState().messages).toMatchObject([{ text: null }])
  })

  test('holds the next message for as long as slow mode says', async () => {
    const { chat } = start({ [send]: () => makeMessage(1, 'me') }, 7)
    await chat.send('  hello ')
    expect(chat.getState()).toMatchObject({ pending: [], heldUntil: 107_000 })
  })

  test('sends a failed message again under the same client id', async () => {
    let isDown = true
    const { chat, calls } = start({
      [send]: () => (isDown ? refuse('unavailable', 'We could not be reached.') : makeMessage(1, 'me')),
    })
    await chat.send('hello')
    const [failed] = chat.getState().pending
    expect(failed).toMatchObject({ text: 'hello', failed: 'We could not be reached.' })
    isDown = false
    await chat.sendAgain(failed?.clientId ?? '')
    expect(chat.getState().pending).toEqual([])
    expect(new Set(calls.map((call) => call.input['clientId'])).size).toBe(1)
  })

  test('waits when the server says that slow mode holds', async () => {
    const { chat } = start({ [send]: () => refuse('chat/slow-mode', 'Slow mode is on.', 4) })
    await chat.send('hello')
    expect(chat.getState().heldUntil).toBe(104_000)
    expect(chat.getState().pending).toMatchObject([{ failed: 'Slow mode is on.' }])
  })

  test('closes the composer as soon as the host pauses the person, until the pause ends or is lifted', async () => {
    const { chat } = start({ [history]: () => ({ items: [], hasMore: false }) })
    const paused = () => chat.getState().paused
    const pause = (until: string | null) => chat.hear({ type: 'chat-ban', until })
    pause(new Date(Date.now() + 60_000).toISOString())
    expect(paused()).toMatch(/paused your messages/)
    vi.advanceTimersByTime(59_000)
    expect(paused()).not.toBeNull()
    vi.advanceTimersByTime(1_000)
    expect(paused()).toBeNull()
    pause(null)
    vi.advanceTimersByTime(86_400_000)
    expect(paused()).not.toBeNull()
    chat.hear({ type: 'chat-ban-lifted' })
    expect(paused()).toBeNull()
    pause(null)
    await chat.refresh()
    expect(paused(), 'lifted while the line was broken').toBeNull()
  })

  test('closes the composer when the host paused the person', async () => {
    const { chat } = start({ [send]: () => refuse('chat/banned', 'The host has paused your messages.') })
    await chat.send('hello')
    expect(chat.getState()).toMatchObject({ paused: 'The host has paused your messages.', pending: [] })
  })

  test('says who removed a message', async () => {
    const { chat } = start({ 'DELETE /messages/:messageId': () => ({}) })
    chat.hear({ type: 'message', message: makeMessage(1, 'me') })
    chat.hear({ type: 'message', message: makeMessage(2) })
    await chat.remove(makeMessage(1).id)
    await chat.remove(makeMessage(2).id)
    expect(chat.getState().messages.map((message) => message.removedBy)).toEqual(['author', 'moderator'])
  })

  test('tells whoever listens, until they stop', () => {
    const { chat } = start({})
    const listener = vi.fn()
    const stop = chat.subscribe(listener)
    chat.hear({ type: 'message', message: makeMessage(1) })
    stop()
    chat.hear({ type: 'message', message: makeMessage(2) })
    expect(listener).toHaveBeenCalledTimes(1)
  })
})
