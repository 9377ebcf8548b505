import type { StudioWindow } from '#shared/ipc.ts'
import type { Bridge } from './bridge.ts'
import { createBrowserBridge } from './browser-bridge.ts'
import { createDesktopBridge } from './desktop-bridge.ts'

declare global {
  interface Window {
    /** Put here by the desktop app's preload script, and missing in a browser. */
    readonly studio?: StudioWindow
  }
}

export function findBridge(): Promise<Bridge> {
  return window.studio ? createDesktopBridge(window.studio) : createBrowserBridge()
}
