import type { BrowserWindow, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { confineContents, createOpenOutside, reviveRenderer, windowOptions } from './window.ts'

describe('windowOptions', () => {
  it('isolates the page from Node and from Electron', () => {
    expect(windowOptions('/preload.cjs', 'linux').webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    })
  })
})

describe('confineContents', () => {
  function confine() {
    const listeners = new Map<string, (details: { url: string; preventDefault(): void }) => void>()
    const opened: string[] = []
    let openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined
    const on = (name: string, listener: (details: { url: string; preventDefault(): void }) => void) =>
      void listeners.set(name, listener)
    confineContents(
      {
        on: on as unknown as WebContents['on'],
        setWindowOpenHandler: (handler) => void (openHandler = handler),
      },
      'app://studio',
      (url) => void opened.push(url),
    )
    return {
      navigates: (url: string): boolean => {
        const preventDefault = vi.fn()
        listeners.get('will-navigate')?.({ url, preventDefault })
        return preventDefault.mock.calls.length === 0
      },
      opens: (url: string) => openHandler?.({ url } as Parameters<NonNullable<typeof openHandler>>[0]),
      opened,
    }
  }

  it('stays on its own page', () => {
    expect(confine().navigates('app://studio/index.html#/streams')).toBe(true)
    expect(confine().navigates('https://evil.example/')).toBe(false)
    expect(confine().navigates('app://studio.evil/')).toBe(false)
  })

  it('opens no window of its own; the browser gets the address', () => {
    const { opens, opened } = confine()
    expect(opens('https://stagedoor.example/low-tide')).toEqual({ action: 'deny' })
    expect(opened).toEqual(['https://stagedoor.example/low-tide'])
  })
})

describe('createOpenOutside', () => {
  it('hands web addresses to the system and nothing that a program would run', () => {
    const openExternal = vi.fn(() => Promise.resolve())
    const open = createOpenOutside({ openExternal }, 'http://127.0.0.1:4300')
    for (const url of ['file:///etc/passwd', 'smb://host/share', 'http://evil.example/', 'not a url'])
      open(url)
    expect(openExternal).not.toHaveBeenCalled()
    open('https://stagedoor.example/')
    open('http://127.0.0.1:4300/low-tide')
    expect(openExternal).toHaveBeenCalledTimes(2)
  })
})

describe('reviveRenderer', () => {
  it('brings a crashed page back, but not one that crashes at once again', () => {
    let die: ((event: unknown, details: { reason: string }) => void) | undefined
    let nowMs = 0
    const reload = vi.fn()
    const webContents = { on: (_name: string, listener: typeof die) => void (die = listener), reload }
    const window = { isDestroyed: () => false, webContents } as unknown as BrowserWindow
    reviveRenderer(window, () => nowMs)
    die?.({}, { reason: 'crashed' })
    nowMs = 2000
    die?.({}, { reason: 'crashed' })
    expect(reload).toHaveBeenCalledTimes(1)
    nowMs = 60_000
    die?.({}, { reason: 'oom' })
    expect(reload).toHaveBeenCalledTimes(2)
    nowMs = 90_000
    die?.({}, { reason: 'clean-exit' })
    expect(reload).toHaveBeenCalledTimes(2)
  })
})
