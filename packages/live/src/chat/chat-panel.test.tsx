import type { ChatMessage } from '@stagedoor/contract'
import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ChatComposer } from './chat-composer.tsx'
import { ChatLine } from './chat-lines.tsx'
import { ChatPanel } from './chat-panel.tsx'
import { emptyChat } from './chat-state.ts'
import type { ChatState } from './chat-state.ts'
import type { Chat } from './create-chat.ts'

function makeMessage(changes: Partial<ChatMessage> = {}, role: 'host' | 'moderator' | 'viewer' = 'viewer') {
  const message: ChatMessage = {
    id: 'm1',
    streamId: 's1',
    author: { id: 'a1', name: 'Ilse', role, hue: 4 },
    text: 'that low end',
    removedBy: null,
    createdAt: '2026-11-20T20:00:00Z',
    ...changes,
  }
  return message
}

/** A chat that stands still in one state. */
function still(changes: Partial<ChatState>): Chat {
  const state: ChatState = { ...emptyChat, history: 'ready', ...changes }
  const nothing = async () => undefined
  return {
    subscribe: () => () => undefined,
    getState: () => state,
    refresh: nothing,
    hear: () => undefined,
    readOlder: nothing,
    send: nothing,
    sendAgain: nothing,
    discard: () => undefined,
    remove: nothing,
    scrolled: () => undefined,
  }
}

describe('a line of chat', () => {
  test('has its writer in their own colour, and the host with a badge', () => {
    expect(render(<ChatLine message={makeMessage()} />)).toContain('<bdi class="n4">Ilse</bdi>')
    const host = render(<ChatLine message={makeMessage({}, 'host')} />)
    expect(host).toContain('<li class="host">')
    expect(host).toContain('<span class="chip">Host</span>')
    expect(render(<ChatLine message={makeMessage({}, 'moderator')} />)).toContain('Moderator')
  })

  test('stays as a line when it was removed, and says by whom', () => {
    const removed = (removedBy: 'author' | 'moderator') =>
      render(<ChatLine message={makeMessage({ text: null, removedBy })} />)
    expect(removed('moderator')).toContain('A message was removed by a moderator.')
    expect(removed('author')).toContain('Message removed.')
    expect(removed('author')).not.toContain('Ilse')
  })

  test('sets names apart, leaves addresses as plain text and takes no markup', () => {
    const html = render(
      <ChatLine message={makeMessage({ text: '@Jun see https://evil.example <b>x</b> me@mail.example' })} />,
    )
    expect(html).toContain('<b>@Jun</b>')
    expect(html).not.toContain('href')
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;')
    expect(html).not.toContain('<b>@mail')
  })

  test('carries what may be done with it', () => {
    expect(render(<ChatLine message={makeMessage()} actions={<button>Remove</button>} />)).toContain('Remove')
  })
})

describe('the chat panel', () => {
  test('says so when nobody has spoken, when it loads and when it did not', () => {
    expect(render(<ChatPanel chat={still({})} empty="Say hello." />)).toContain('Say hello.')
    expect(render(<ChatPanel chat={still({ history: 'loading' })} />)).toContain('Loading')
    expect(render(<ChatPanel chat={still({ history: 'failed' })} />)).toContain('did not load')
  })

  test('counts what is new and offers what is older', () => {
    const html = render(
      <ChatPanel
        chat={still({ messages: [makeMessage()], unreadCount: 4, hasMore: true, isAtEnd: false })}
      />,
    )
    expect(html).toContain('aria-label="4 new messages, go to the latest"')
    expect(html).toContain('Earlier messages')
  })

  test('keeps what could not be sent, with the reason and both ways out', () => {
    const html = render(
      <ChatPanel
        chat={still({ pending: [{ clientId: 'c1', text: 'hello', failed: 'We could not be reached.' }] })}
      />,
    )
    expect(html).toContain('Not sent. We could not be reached.')
    expect(html).toContain('Send again')
    expect(html).toContain('Discard')
  })

  test('gives the reason in place of the composer to who may not write', () => {
    const paused = render(<ChatPanel chat={still({ paused: 'The host has paused your messages.' })} />)
    expect(paused).toContain('The host has paused your messages.')
    expect(paused).not.toContain('<input')
    expect(render(<ChatPanel chat={still({})} readOnly="The show is over." />)).toContain('The show is over.')
  })
})

describe('the composer', () => {
  test('waits out slow mode and says how long', () => {
    const html = render(
      <ChatComposer heldUntil={Date.now() + 6500} slowModeSeconds={7} onSend={() => undefined} />,
    )
    expect(html).toContain('Slow mode: 7 s')
    expect(html).toContain('aria-label="Send, in 7 seconds"')
  })

  test('is free otherwise', () => {
    const html = render(<ChatComposer heldUntil={0} slowModeSeconds={7} onSend={() => undefined} />)
    expect(html).not.toContain('Slow mode')
    expect(html).toContain('maxLength="500"')
  })
})
