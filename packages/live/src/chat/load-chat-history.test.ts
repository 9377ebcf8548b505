import type { ChatMessage } from '@stagedoor/contract'
import type { Api } from '@stagedoor/contract/client'
import { describe, expect, test } from 'vitest'
import { loadChatHistory, messagesUntil } from './load-chat-history.ts'

function makeMessage(number: number, createdAt = '2026-11-20T20:00:00Z'): ChatMessage {
  return {
    id: `m${String(number).padStart(4, '0')}`,
    streamId: 's1',
    author: { id: 'a', name: 'a', role: 'viewer', hue: 1 },
    text: String(number),
    removedBy: null,
    createdAt,
  }
}

describe("a replay's chat", () => {
  test('is read page by page, to its beginning', async () => {
    const all = Array.from({ length: 250 }, (_, number) => makeMessage(number))
    const call = async (_key: string, { before, limit }: { before?: string; limit: number }) => {
      const earlier = before ? all.filter((message) => message.id < before) : all
      return { items: earlier.slice(-limit), hasMore: earlier.length > limit }
    }
    const loaded = await loadChatHistory(call as Api, 's1', new AbortController().signal)
    expect(loaded).toEqual(all)
  })

  test('shows what had been said by then, with its time', () => {
    const messages = [
      makeMessage(1, '2026-11-20T19:59:50Z'),
      makeMessage(2, '2026-11-20T20:00:30Z'),
      makeMessage(3, '2026-11-20T20:02:00Z'),
    ]
    const shown = messagesUntil(messages, '2026-11-20T20:00:00Z', 60)
    expect(shown.map(({ message, at }) => [message.text, at])).toEqual([
      ['1', 0],
      ['2', 30],
    ])
  })
})
