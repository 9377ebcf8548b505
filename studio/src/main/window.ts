import type { BrowserWindow, BrowserWindowConstructorOptions, Shell, WebContents } from 'electron'

/** The studio's window: sandboxed, isolated, and unable to go anywhere but to its own page. */
export function windowOptions(preload: string, platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 800,
    minWidth: 1000,
    minHeight: 700,
    show: false,
    // The paper colour of the light theme; the page paints its own as soon as it is there.
    backgroundColor: '#f4f1ec',
    titleBarStyle: 'hidden',
    ...(platform === 'darwin'
      ? { trafficLightPosition: { x: 12, y: 12 } }
      : { titleBarOverlay: { height: 38, color: '#00000000', symbolColor: '#87807a' } }),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      // The stage goes on while another window is in front.
      backgroundThrottling: false,
      // Sound starts with the stream, not with a click on the page that a reload has lost.
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: true,
    },
  }
}

/** Keeps a page where it is: no navigation, no windows, no frames; web addresses open in the browser. */
export function confineContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  appOrigin: string,
  openOutside: (url: string) => void,
): void {
  contents.on('will-navigate', (details) => {
    if (!details.url.startsWith(`${appOrigin}/`)) details.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}

/** Web addresses only: what else a link may say, a program of this computer would run. */
export function createOpenOutside(shell: Pick<Shell, 'openExternal'>, apiUrl: string): (url: string) => void {
  const apiOrigin = new URL(apiUrl).origin
  return (url) => {
    const target = URL.parse(url)
    if (target?.protocol === 'https:' || target?.origin === apiOrigin) void shell.openExternal(target.href)
  }
}

const reviveEveryMs = 10_000

/**
 * A renderer that died comes back by itself; a live stream is then found on the first screen, to be resumed. One that
 * dies at once again is left alone: a loop helps nobody.
 */
export function reviveRenderer(
  window: Pick<BrowserWindow, 'isDestroyed' | 'webContents'>,
  now: () => number = Date.now,
): void {
  let revivedAt = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed() || now() - revivedAt < reviveEveryMs) return
    revivedAt = now()
    window.webContents.reload()
  })
}
