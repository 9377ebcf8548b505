import { systemCheckWords } from '@stagedoor/words/system-check'
import type { AppContext } from '#context.ts'
import { durationOf } from '../times.ts'
import { measured, timed, type Part } from './part.ts'

const slowMs = 1_000

export async function checkLive(app: AppContext): Promise<Part> {
  const { notSetUp, under, itSaid, live: words } = systemCheckWords()
  const { name } = words
  const limit = under(durationOf(slowMs))
  const { media } = app
  if (!media)
    return {
      name,
      limit,
      state: 'soon',
      value: notSetUp,
      remedy: { what: words.missing, steps: [words.missingStep] },
    }
  const steps = words.steps(app.config.livekit?.url ?? '')
  const remedy = (reason: string) => ({ what: words.down, why: words.downWhy + itSaid(reason), steps })
  return measured({ name, limit, remedy }, async () => {
    let rooms = 0
    const ms = await timed(async () => {
      rooms = (await media.listRooms()).length
    })
    const value = words.value(durationOf(ms), rooms)
    return ms < slowMs
      ? { state: 'good', value }
      : { state: 'soon', value, remedy: { what: words.slow, why: words.slowWhy, steps } }
  })
}
