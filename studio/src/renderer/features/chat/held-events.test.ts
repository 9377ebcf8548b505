import type { StreamEvent } from '@stagedoor/contract'
import { describe, expect, it } from 'vitest'
import { createHeldEvents } from './held-events.ts'

function makeMessage(text: string): StreamEvent {
  return {
    type: 'message',
    message: {
      id: text,
      streamId: 's',
      author: { id: 'u', name: 'lotte', role: 'viewer', hue: 3 },
      text,
      removedBy: null,
      createdAt: '2026-11-20T21:13:00Z',
    },
  }
}

describe('createHeldEvents', () => {
  it('keeps new messages back while held and lets them through in order', () => {
    const heard: StreamEvent[] = []
    const events = createHeldEvents((event) => void heard.push(event))
    events.hear(makeMessage('one'))
    events.hold()
    events.hear(makeMessage('two'))
    events.hear(makeMessage('three'))
    expect(heard).toEqual([makeMessage('one')])
    expect(events.getState()).toEqual({ isHeld: true, heldCount: 2 })
    events.release()
    expect(heard).toEqual(['one', 'two', 'three'].map(makeMessage))
    expect(events.getState()).toEqual({ isHeld: false, heldCount: 0 })
  })

  it('removes at once what a moderator removed', () => {
    const heard: string[] = []
    const events = createHeldEvents((event) => void heard.push(event.type))
    events.hold()
    events.hear({ type: 'message-removed', messageId: 'm', removedBy: 'moderator' })
    expect(heard).toEqual(['message-removed'])
  })
})
