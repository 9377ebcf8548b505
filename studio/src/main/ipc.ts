import type { IpcMain, WebContents, WebFrameMain } from 'electron'
import { channels, type Channel, type ParsedArgs, type Result } from '#shared/ipc.ts'

export type Handlers = {
  [C in Channel]: (args: ParsedArgs<C>, sender: WebContents) => Result<C> | Promise<Result<C>>
}

/** Binds every channel to its handler: a call from a foreign page or with arguments off the list never reaches one. */
export function serveChannels(ipcMain: Pick<IpcMain, 'handle'>, appOrigin: string, handlers: Handlers): void {
  for (const channel of channelNames) serve(ipcMain, appOrigin, channel, handlers[channel])
}

const channelNames = Object.keys(channels).filter((name): name is Channel => name in channels)

function serve<C extends Channel>(
  ipcMain: Pick<IpcMain, 'handle'>,
  appOrigin: string,
  channel: C,
  handler: Handlers[C],
): void {
  const { args, result } = channels[channel]
  ipcMain.handle(channel, async (event, sent: unknown) => {
    if (!isOwnPage(event.senderFrame, appOrigin)) throw new Error(`${channel}: refused, not from the studio`)
    const parsed = args.parse(sent)
    // The result is checked too: what is not on the list, a token say, cannot slip out.
    return result.parse(await handler(parsed as ParsedArgs<C>, event.sender))
  })
}

/** Only the top frame of the studio's own page; a frame inside it is somebody else's. */
function isOwnPage(frame: Pick<WebFrameMain, 'url' | 'parent'> | null, appOrigin: string): boolean {
  if (!frame || frame.parent !== null) return false
  // Node gives the origin of an unknown scheme as 'null', so scheme and host are compared.
  const page = new URL(frame.url)
  return `${page.protocol}//${page.host}` === appOrigin
}
