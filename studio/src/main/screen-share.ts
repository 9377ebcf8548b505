import type { DesktopCapturer, DesktopCapturerSource, Session } from 'electron'
import type { ScreenSource } from '#shared/ipc.ts'

export type ScreenShare = {
  list(): Promise<ScreenSource[]>
  choose(choice: { id: string; withSound: boolean }): void
}

/** Lists what can be shared, and hands the chosen one to the window's next getDisplayMedia; a call without a choice is refused. */
export function createScreenShare(
  session: Pick<Session, 'setDisplayMediaRequestHandler'>,
  desktopCapturer: Pick<DesktopCapturer, 'getSources'>,
  { appOrigin, platform }: { appOrigin: string; platform: NodeJS.Platform },
): ScreenShare {
  let offered = new Map<string, DesktopCapturerSource>()
  let choice: { id: string; withSound: boolean } | undefined

  session.setDisplayMediaRequestHandler((request, answer) => {
    const source = choice && offered.get(choice.id)
    const withSound = choice?.withSound === true && request.audioRequested && platform === 'win32'
    choice = undefined
    const isOurs = request.securityOrigin.replace(/\/$/, '') === appOrigin
    if (!source || !isOurs || !request.videoRequested) return answer(null)
    answer({ video: source, ...(withSound ? { audio: 'loopback' } : {}) })
  })

  return {
    list: async () => {
      const sources = await desktopCapturer.getSources({
        types: ['screen', 'window'],
        thumbnailSize: { width: 320, height: 180 },
      })
      offered = new Map(sources.map((source) => [source.id, source]))
      return sources.map((source) => ({
        id: source.id,
        name: source.name,
        kind: source.id.startsWith('screen:') ? 'screen' : 'window',
        thumbnail: source.thumbnail.isEmpty() ? '' : source.thumbnail.toDataURL(),
      }))
    },
    choose: (next) => {
      choice = next
    },
  }
}
