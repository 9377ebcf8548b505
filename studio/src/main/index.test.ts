import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { channels } from '#shared/ipc.ts'

const electron = vi.hoisted(() => {
  const order: string[] = []
  const handled = new Map<string, unknown>()
  const windows: { options: unknown; url: string }[] = []
  const permissions: string[] = []
  const note =
    (name: string) =>
    (..._args: unknown[]): void =>
      void order.push(name)
  class BrowserWindow {
    static getAllWindows = (): unknown[] => windows
    webContents = { on: note('webContents.on') }
    record: (typeof windows)[number]
    constructor(options: unknown) {
      this.record = { options, url: '' }
      windows.push(this.record)
    }
    on = note('window.on')
    once = note('window.once')
    loadURL = (url: string): Promise<void> => {
      this.record.url = url
      return Promise.resolve()
    }
  }
  return {
    order,
    handled,
    windows,
    permissions,
    module: {
      app: {
        requestSingleInstanceLock: () => true,
        enableSandbox: note('enableSandbox'),
        on: note('app.on'),
        whenReady: () => Promise.resolve().then(note('ready')),
        getPath: (): string => '',
        getVersion: () => '0.1.0',
        exit: note('exit'),
        quit: note('quit'),
      },
      BrowserWindow,
      desktopCapturer: { getSources: () => Promise.resolve([]) },
      dialog: { showErrorBox: (_title: string, text: string) => void order.push(`error: ${text}`) },
      ipcMain: { handle: (channel: string, handler: unknown) => void handled.set(channel, handler) },
      net: { fetch: () => Promise.reject(new Error('no network in this test')) },
      powerSaveBlocker: { start: () => 1, stop: () => true },
      protocol: {
        registerSchemesAsPrivileged: note('registerSchemes'),
        handle: note('protocol.handle'),
      },
      safeStorage: { isAsyncEncryptionAvailable: () => Promise.resolve(false) },
      session: {
        defaultSession: {
          setPermissionRequestHandler: () => void permissions.push('request'),
          setPermissionCheckHandler: () => void permissions.push('check'),
          setDevicePermissionHandler: () => void permissions.push('device'),
          setDisplayMediaRequestHandler: () => void permissions.push('display'),
        },
      },
      shell: { openExternal: () => Promise.resolve() },
      systemPreferences: { askForMediaAccess: () => Promise.resolve(true) },
    },
  }
})
vi.mock('electron', () => electron.module)

it('starts in the right order, guarded before the first page, with every channel served', async () => {
  electron.module.app.getPath = () => path.join(tmpdir(), 'studio-start-test')
  await import('./index.ts')
  await vi.waitFor(() => expect(electron.windows).toHaveLength(1))

  const { order, handled, windows, permissions } = electron
  expect(order.filter((name) => name.startsWith('error'))).toEqual([])
  // A scheme gets its privileges, and processes their sandbox, only before the app is ready.
  expect(order.indexOf('registerSchemes')).toBeLessThan(order.indexOf('ready'))
  expect(order.indexOf('enableSandbox')).toBeLessThan(order.indexOf('ready'))
  expect(order.indexOf('protocol.handle')).toBeGreaterThan(order.indexOf('ready'))
  expect(permissions.sort()).toEqual(['check', 'device', 'display', 'request'])
  expect([...handled.keys()].sort()).toEqual(Object.keys(channels).sort())
  expect(windows[0]?.url).toBe('app://studio/index.html')
})
