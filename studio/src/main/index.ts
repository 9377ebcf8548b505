import path from 'node:path'
import {
  app,
  BrowserWindow,
  desktopCapturer,
  dialog,
  ipcMain,
  net,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
  systemPreferences,
} from 'electron'
import { findLocaleBy, matchLocale } from '@stagedoor/words/locale'
import { studioWords } from '@stagedoor/words/studio'
import { createApiCall } from './api-call.ts'
import { platformName, readApiUrl } from './config.ts'
import { serveChannels } from './ipc.ts'
import { createLiveGuard, type LiveGuard } from './live-guard.ts'
import { guardPermissions } from './permissions.ts'
import { appOrigin as builtOrigin, appPrivileges, appScheme, createAppServer } from './protocol.ts'
import { createScreenShare } from './screen-share.ts'
import { openSessionStore } from './session-store.ts'
import { openSpool } from './spool.ts'
import { createStreamEvents } from './stream-events.ts'
import { uploadPaced } from './upload-paced.ts'
import { confineContents, createOpenOutside, reviveRenderer, windowOptions } from './window.ts'

// The one file that knows Electron: it hands its parts to modules that plain Node tests.
const out = path.join(import.meta.dirname, '..')
const devUrl = process.env['ELECTRON_RENDERER_URL']
const appOrigin = devUrl ? new URL(devUrl).origin : builtOrigin

if (!app.requestSingleInstanceLock()) app.exit()
protocol.registerSchemesAsPrivileged([appPrivileges])
app.enableSandbox()
app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus())
app.on('window-all-closed', () => app.quit())
// Never awaited at the top level: Electron is ready only once this module has been evaluated.
app.whenReady().then(start).catch(giveUp)

async function start(): Promise<void> {
  findLocaleBy(() => matchLocale(app.getPreferredSystemLanguages()))
  const apiUrl = readApiUrl(process.env, import.meta.env.MAIN_VITE_API_URL)
  const openOutside = createOpenOutside(shell, apiUrl)
  app.on('web-contents-created', (_event, contents) => confineContents(contents, appOrigin, openOutside))
  guardPermissions(session.defaultSession, appOrigin)
  protocol.handle(appScheme, createAppServer(path.join(out, 'renderer'), apiUrl))

  const files = app.getPath('userData')
  const sessionStore = await openSessionStore(safeStorage, path.join(files, 'session'), process.platform)
  const spool = openSpool(path.join(files, 'recordings'))
  const streamEvents = createStreamEvents(apiUrl, sessionStore, fetchOutside)
  const screens = createScreenShare(session.defaultSession, desktopCapturer, {
    appOrigin,
    platform: process.platform,
  })
  let liveGuard: LiveGuard | undefined

  serveChannels(ipcMain, appOrigin, {
    'config/get': () => ({ apiUrl, version: app.getVersion(), platform: platformName(process.platform) }),
    'api/call': createApiCall(apiUrl, sessionStore, fetchOutside),
    'session/get': () => ({ isSignedIn: sessionStore.token() !== undefined, isKept: sessionStore.isKept }),
    'events/open': ({ streamId, subscription }, sender) =>
      streamEvents.open(
        streamId,
        subscription,
        (name, pushed) => sender.isDestroyed() || sender.send(name, pushed),
      ),
    'events/close': ({ subscription }) => done(streamEvents.close(subscription)),
    'spool/open': async ({ streamId }) => done(await spool.open(streamId)),
    'spool/streams': async () => ({ streamIds: await spool.streams() }),
    'spool/list': async ({ streamId }) => ({ segments: await spool.list(streamId) }),
    'spool/write': async ({ segment, bytes }) => done(await spool.write(segment, bytes)),
    'spool/remove': async ({ segment }) => done(await spool.remove(segment)),
    'spool/drop': async ({ streamId }) => done(await spool.drop(streamId)),
    'spool/free': async () => ({ bytes: await spool.free() }),
    'upload/put': async ({ segment, url, bitsPerSecond }) => ({
      status: await uploadPaced(url, await spool.read(segment), { bitsPerSecond }),
    }),
    'upload/file': async ({ url, contentType, bytes }) => ({
      status: await uploadPaced(url, bytes, { contentType, bitsPerSecond: null }),
    }),
    'live/set': (state) => done(liveGuard?.set(state)),
    'screens/list': async () => ({ sources: await screens.list() }),
    'screens/choose': (choice) => done(screens.choose(choice)),
    'devices/ask': async ({ kind }) => ({
      isAllowed: process.platform !== 'darwin' || (await systemPreferences.askForMediaAccess(kind)),
    }),
    'links/open': ({ url }) => done(openOutside(url)),
  })

  function openWindow(): void {
    const window = new BrowserWindow(windowOptions(path.join(out, 'preload/index.cjs'), process.platform))
    liveGuard = createLiveGuard(window, powerSaveBlocker, {
      ask: (options) => dialog.showMessageBox(window, options),
    })
    reviveRenderer(window)
    // A page that went away cannot close what it followed.
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) streamEvents.closeAll()
    })
    window.once('ready-to-show', () => window.show())
    void window.loadURL(devUrl ?? `${appOrigin}/index.html`)
  }

  openWindow()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
}

function giveUp(error: unknown): void {
  dialog.showErrorBox(studioWords().startFailed.title, error instanceof Error ? error.message : String(error))
  app.exit(1)
}

/** Chromium's own network: it knows the system's proxies and certificates. */
function fetchOutside(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  return net.fetch(input instanceof URL ? input.href : input, init)
}

/** Channels without an answer say so with an empty object. */
function done(_result: void): Record<string, never> {
  return {}
}
