import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { channels } from '#shared/ipc.ts'
import { serveChannels, type Handlers } from './ipc.ts'

const origin = 'app://studio'
const page = `${origin}/index.html`
const streamId = '0198f1f0-0000-7000-8000-000000000001'

/** What ipcMain does with handlers, and nothing else of it. */
function fakeIpcMain() {
  const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>()
  return {
    handle: (channel: string, handler: Parameters<IpcMain['handle']>[1]) =>
      void handlers.set(channel, handler),
    channels: () => [...handlers.keys()],
    call: (channel: string, args: unknown, frame: unknown = { url: page, parent: null }): Promise<unknown> =>
      handlers.get(channel)?.({ senderFrame: frame, sender: {} } as IpcMainInvokeEvent, args),
  }
}

function serve(overrides: Partial<Handlers> = {}) {
  const ipcMain = fakeIpcMain()
  const refuse = vi.fn(() => {
    throw new Error('not part of this test')
  })
  const all = Object.fromEntries(Object.keys(channels).map((name) => [name, refuse])) as unknown as Handlers
  serveChannels(ipcMain, origin, { ...all, ...overrides })
  return { ipcMain, refuse }
}

describe('serveChannels', () => {
  it('binds every channel of the list and no other', () => {
    expect(serve().ipcMain.channels().sort()).toEqual(Object.keys(channels).sort())
  })

  it('answers the studio’s own page', async () => {
    const { ipcMain } = serve({ 'spool/free': () => ({ bytes: 12 }) })
    await expect(ipcMain.call('spool/free', {})).resolves.toEqual({ bytes: 12 })
  })

  it.each([
    ['another site', { url: 'https://evil.example/', parent: null }],
    ['a host that only starts like ours', { url: 'app://studio.evil/index.html', parent: null }],
    ['a frame inside our page', { url: page, parent: {} }],
    ['a frame that is gone', null],
  ])('refuses %s before the handler runs', async (_who, frame) => {
    const { ipcMain, refuse } = serve()
    await expect(ipcMain.call('spool/free', {}, frame)).rejects.toThrow('refused')
    expect(refuse).not.toHaveBeenCalled()
  })

  it.each([
    ['spool/list', { streamId: '../../etc' }],
    ['spool/list', { streamId, extra: true }],
    ['spool/remove', { segment: { streamId, part: -1, number: 0, durationMs: 0 } }],
    ['api/call', { method: 'GET', path: 'https://evil.example/api/', body: null }],
    ['api/call', { method: 'TRACE', path: '/api/me', body: null }],
    ['links/open', { url: 'file:///etc/passwd' }],
    [
      'upload/put',
      { segment: { streamId, part: 0, number: 0, durationMs: 0 }, url: 'ftp://x', bitsPerSecond: null },
    ],
  ])('refuses arguments off the list: %s %j', async (channel, args) => {
    const { ipcMain, refuse } = serve()
    await expect(ipcMain.call(channel, args)).rejects.toThrow()
    expect(refuse).not.toHaveBeenCalled()
  })

  it('lets nothing out that the list does not name', async () => {
    const leaky = { isSignedIn: true, isKept: true, token: 'secret' }
    const { ipcMain } = serve({ 'session/get': () => leaky })
    await expect(ipcMain.call('session/get', {})).rejects.toThrow('token')
  })
})
