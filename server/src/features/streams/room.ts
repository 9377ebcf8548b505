import type { MediaRoom } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'

const prefix = 'live_'

/** A stream's room at LiveKit; a new one for each broadcast, so that an old token opens nothing. */
export function roomOf(streamId: string): string {
  return `${prefix}${streamId}`
}

export function streamOfRoom(room: string): string | undefined {
  return /^live_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(room) ? room.slice(prefix.length) : undefined
}

/** What a browser needs to connect: always our own origin, whose gate asks for today's access. */
export function toMediaRoom(app: AppContext, token: string): MediaRoom {
  return {
    url: app.config.http.publicUrl.replace(/^http/, 'ws'),
    token,
    localMedia: app.media?.isLocal ?? false,
  }
}
