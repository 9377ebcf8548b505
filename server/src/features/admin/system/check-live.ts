import type { AppContext } from '#context.ts'
import { html } from '../html.ts'
import { milliseconds } from '../words.ts'
import { measured, timed, type Part } from './part.ts'

const slowMs = 1_000

export async function checkLive(app: AppContext): Promise<Part> {
  const name = 'Live'
  const limit = `under ${slowMs / 1_000} s`
  const { media } = app
  if (!media)
    return {
      name,
      limit,
      state: 'soon',
      value: 'Not set up',
      remedy: {
        what: 'Nobody can go live; everything else works.',
        steps: [
          html`Set <code>LIVEKIT_URL</code>, <code>LIVEKIT_API_KEY</code> and <code>LIVEKIT_API_SECRET</code>,
            then restart server and worker.`,
        ],
      },
    }
  const remedy = (reason: string) => ({
    what: 'LiveKit does not answer.',
    why: `Running streams stop within a minute, nobody can join. It said: ${reason}`,
    steps: [
      html`See whether LiveKit runs at <code>${app.config.livekit?.url}</code>.`,
      html`Check that its key and secret are the ones set here.`,
    ],
  })
  return measured({ name, limit, remedy }, async () => {
    let rooms = 0
    const ms = await timed(async () => {
      rooms = (await media.listRooms()).length
    })
    const value = `LiveKit answers in ${milliseconds(ms)}, ${rooms} ${rooms === 1 ? 'room' : 'rooms'} open`
    return { state: ms < slowMs ? 'good' : 'soon', value, remedy: ms < slowMs ? undefined : remedy('slow') }
  })
}
