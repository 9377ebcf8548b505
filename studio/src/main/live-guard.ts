import type { BrowserWindow, MessageBoxOptions, PowerSaveBlocker } from 'electron'
import { studioWords } from '@stagedoor/words/studio'

export type LiveGuard = {
  set(state: { isLive: boolean; isSharingScreen: boolean }): void
}

/** While live: the computer stays awake, and closing the window asks first. */
export function createLiveGuard(
  window: Pick<BrowserWindow, 'on' | 'destroy'>,
  powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
  dialog: { ask(options: MessageBoxOptions): Promise<{ response: number }> },
): LiveGuard {
  let isLive = false
  let blocker: number | undefined
  let isAsking = false

  window.on('close', (event) => {
    if (!isLive) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void dialog.ask(closeQuestion()).then(({ response }) => {
      isAsking = false
      if (response !== stay) window.destroy()
    })
  })

  return {
    set: (state) => {
      isLive = state.isLive
      if (blocker !== undefined) powerSaveBlocker.stop(blocker)
      blocker = isLive
        ? powerSaveBlocker.start(state.isSharingScreen ? 'prevent-display-sleep' : 'prevent-app-suspension')
        : undefined
    },
  }
}

const stay = 0
function closeQuestion(): MessageBoxOptions {
  const words = studioWords().closing
  return {
    type: 'warning',
    message: words.title,
    detail: words.body,
    buttons: [words.stay, words.close],
    defaultId: stay,
    cancelId: stay,
  }
}
