import type { ChatMessage } from '@stagedoor/contract'
import { describe, expect, test } from 'vitest'
import { emptyChat, reduceChat } from './chat-state.ts'
import type { ChatAction, ChatState } from './chat-state.ts'

function makeMessage(number: number, text = `message ${number}`, authorId = 'ilse'): ChatMessage {
  return {
    id: `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    streamId: 's1',
    author: { id: authorId, name: authorId, role: 'viewer', hue: 1 },
    text,
    removedBy: null,
    createdAt: '2026-11-20T20:00:00Z',
  }
}

function play(...actions: ChatAction[]): ChatState {
  return actions.reduce(reduceChat, emptyChat)
}

const texts = (state: ChatState) => state.messages.map((message) => message.text)
const arrived = (number: number, isOwn = false): ChatAction => ({
  type: 'arrived',
  message: makeMessage(number),
  isOwn,
})

const read = (messages: readonly ChatMessage[], hasMore: boolean): ChatAction => ({
  type: 'history',
  messages,
  hasMore,
  ownId: 'me',
})

describe('chat', () => {
  test('keeps messages in order and each once, whichever way they come', () => {
    const state = play(
      arrived(5),
      read([makeMessage(3), makeMessage(4), makeMessage(5)], true),
      { type: 'older', messages: [makeMessage(1), makeMessage(2)], hasMore: false },
      arrived(4),
    )
    expect(texts(state)).toEqual([1, 2, 3, 4, 5].map((number) => `message ${number}`))
    expect(state.hasMore).toBe(false)
  })

  test('keeps what was read further back when the history is read again after an interruption', () => {
    const state = play(
      read([makeMessage(3)], true),
      { type: 'older', messages: [makeMessage(1), makeMessage(2)], hasMore: false },
      read([makeMessage(3), makeMessage(4)], true),
    )
    expect(texts(state)).toHaveLength(4)
    expect(state.hasMore).toBe(false)
  })

  test('counts as new what others said during an interruption, for whoever reads further up', () => {
    const missed = [makeMessage(1), makeMessage(2), makeMessage(3, 'mine', 'me')]
    const before: ChatAction[] = [read([makeMessage(1)], false), { type: 'scrolled', isAtEnd: false }]
    expect(play(...before, read(missed, false)).unreadCount).toBe(1)
    expect(play(read([makeMessage(1)], false), read(missed, false)).unreadCount).toBe(0)
  })

  test('knows of older messages when one arrives before the history does', () => {
    const state = play(arrived(5), read([makeMessage(4)], true))
    expect(state).toMatchObject({ history: 'ready', hasMore: true })
  })

  test('shows no hole after an interruption in which more was said than one page holds', () => {
    const state = play(read([makeMessage(1)], false), read([makeMessage(8), makeMessage(9)], true))
    expect(texts(state)).toEqual(['message 8', 'message 9'])
    expect(state.hasMore).toBe(true)
  })

  test('leaves a line where a message was removed', () => {
    const state = play(arrived(1), {
      type: 'removed',
      messageId: makeMessage(1).id,
      removedBy: 'moderator',
    })
    expect(state.messages).toMatchObject([{ text: null, removedBy: 'moderator' }])
  })

  test('counts new messages only while the newest is out of view', () => {
    const away = play(arrived(1), { type: 'scrolled', isAtEnd: false }, arrived(2), arrived(3), arrived(3))
    expect(away.unreadCount).toBe(2)
    expect(reduceChat(away, { type: 'scrolled', isAtEnd: true }).unreadCount).toBe(0)
    expect(play(arrived(1), arrived(2)).unreadCount).toBe(0)
  })

  test("never counts one's own words as new", () => {
    expect(play({ type: 'scrolled', isAtEnd: false }, arrived(1, true)).unreadCount).toBe(0)
  })

  test('shows what is being sent until the server has it', () => {
    const sending = play({ type: 'sending', clientId: 'c1', text: 'hello' })
    expect(sending.pending).toEqual([{ clientId: 'c1', text: 'hello', failed: null }])
    const sent = reduceChat(sending, {
      type: 'sent',
      clientId: 'c1',
      message: makeMessage(1, 'hello'),
      heldUntil: 7000,
    })
    expect(sent).toMatchObject({ pending: [], heldUntil: 7000 })
    expect(texts(sent)).toEqual(['hello'])
  })

  test('does not show a message twice when the event is quicker than the answer', () => {
    const own = makeMessage(1, 'hello', 'me')
    const state = play(
      { type: 'sending', clientId: 'c1', text: 'hello' },
      { type: 'arrived', message: own, isOwn: true },
    )
    expect(state.pending).toEqual([])
    expect(texts(state)).toEqual(['hello'])
    const answered = reduceChat(state, { type: 'sent', clientId: 'c1', message: own, heldUntil: 0 })
    expect(texts(answered)).toEqual(['hello'])
  })

  test('keeps a failed message with its reason, and sends the same one again', () => {
    const failed = play(
      { type: 'sending', clientId: 'c1', text: 'hello' },
      { type: 'send-failed', clientId: 'c1', reason: 'No connection.' },
    )
    expect(failed.pending).toMatchObject([{ failed: 'No connection.' }])
    expect(reduceChat(failed, { type: 'sending', clientId: 'c1', text: 'hello' }).pending).toEqual([
      { clientId: 'c1', text: 'hello', failed: null },
    ])
    expect(reduceChat(failed, { type: 'discard', clientId: 'c1' }).pending).toEqual([])
  })

  test('never shortens the wait of slow mode', () => {
    expect(play({ type: 'held', until: 9000 }, { type: 'held', until: 4000 }).heldUntil).toBe(9000)
  })

  test('drops what was waiting when the host pauses the person', () => {
    const state = play(
      { type: 'sending', clientId: 'c1', text: 'hello' },
      { type: 'paused', reason: 'The host has paused your messages.' },
    )
    expect(state).toMatchObject({ pending: [], paused: 'The host has paused your messages.' })
  })

  test('forgets the oldest while the newest is in view, and can read them again', () => {
    const all = Array.from({ length: 401 }, (_, number) => arrived(number))
    const following = play(...all)
    expect(following.messages).toHaveLength(400)
    expect(following.hasMore).toBe(true)
    expect(following.messages[0]?.text).toBe('message 1')
    const reading = play({ type: 'scrolled', isAtEnd: false }, ...all)
    expect(reading.messages).toHaveLength(401)
  })
})
