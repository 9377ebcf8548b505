import type { BrowserWindow, Event } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createLiveGuard } from './live-guard.ts'

function setUp(response: number) {
  const listeners: ((event: Event) => void)[] = []
  const on = vi.fn((_name: string, listener: (event: Event) => void) => void listeners.push(listener))
  const window = { on: on as unknown as BrowserWindow['on'], destroy: vi.fn() }
  const blockers = new Set<number>()
  const kinds: string[] = []
  let last = 0
  const powerSaveBlocker = {
    start: (kind: string) => {
      kinds.push(kind)
      blockers.add(++last)
      return last
    },
    stop: (id: number) => blockers.delete(id),
  }
  const ask = vi.fn(() => Promise.resolve({ response }))
  const guard = createLiveGuard(window, powerSaveBlocker, { ask })
  const close = (): boolean => {
    const event = { preventDefault: vi.fn(), defaultPrevented: false }
    for (const listener of listeners) listener(event)
    return event.preventDefault.mock.calls.length === 0
  }
  return { guard, window, ask, close, blockers, kinds }
}

describe('createLiveGuard', () => {
  it('lets the window close when nothing is live', () => {
    const { close, ask } = setUp(0)
    expect(close()).toBe(true)
    expect(ask).not.toHaveBeenCalled()
  })

  it('asks once while live and stays when the answer is to stay', async () => {
    const { guard, close, ask, window } = setUp(0)
    guard.set({ isLive: true, isSharingScreen: false })
    expect(close()).toBe(false)
    expect(close()).toBe(false)
    await Promise.resolve()
    expect(ask).toHaveBeenCalledTimes(1)
    expect(window.destroy).not.toHaveBeenCalled()
  })

  it('closes when the answer is to close anyway', async () => {
    const { guard, close, window } = setUp(1)
    guard.set({ isLive: true, isSharingScreen: false })
    close()
    await vi.waitFor(() => expect(window.destroy).toHaveBeenCalled())
  })

  it('keeps the computer awake while live, the display too while a screen is shared, and lets go after', () => {
    const { guard, blockers, kinds } = setUp(0)
    guard.set({ isLive: true, isSharingScreen: false })
    guard.set({ isLive: true, isSharingScreen: true })
    expect(blockers.size).toBe(1)
    expect(kinds).toEqual(['prevent-app-suspension', 'prevent-display-sleep'])
    guard.set({ isLive: false, isSharingScreen: false })
    expect(blockers.size).toBe(0)
  })
})
