import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { StudioWindow } from '#shared/ipc.ts'

// Forwards and nothing else: main checks the sender, the channel and the arguments.
const studio: StudioWindow = {
  invoke: (channel, args) => ipcRenderer.invoke(channel, args),
  on: (name, listener) => {
    // The event itself stays here: it would hand ipcRenderer to the page.
    const forward = (_event: IpcRendererEvent, pushed: Parameters<typeof listener>[0]): void =>
      listener(pushed)
    ipcRenderer.on(name, forward)
    return () => void ipcRenderer.off(name, forward)
  },
}

contextBridge.exposeInMainWorld('studio', studio)
