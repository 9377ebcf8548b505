import { systemCheckWords } from '@stagedoor/words/system-check'
import type { AppContext } from '#context.ts'
import { durationOf } from '../times.ts'
import { measured, timed, type Part } from './part.ts'

const slowMs = 1_000
const probe = Buffer.from('Stagedoor looks whether it can write here. This may be deleted.\n')

export async function checkStorage(app: AppContext): Promise<Part> {
  const { notSetUp, under, itSaid, storage: words } = systemCheckWords()
  const { name } = words
  const limit = under(durationOf(slowMs))
  const { storage } = app
  if (!storage)
    return {
      name,
      limit,
      state: 'soon',
      value: notSetUp,
      remedy: { what: words.missing, steps: [words.missingStep] },
    }
  const remedy = (reason: string) => ({
    what: words.down,
    why: words.downWhy + itSaid(reason),
    steps: [words.step],
  })
  return measured({ name, limit, remedy }, async () => {
    const key = 'system-check/probe.txt'
    const ms = await timed(async () => {
      await storage.put(key, probe, { contentType: 'text/plain', bytes: probe.length })
      if ((await storage.head(key))?.bytes !== probe.length) throw new Error(words.lost)
      await storage.delete(key)
    })
    const value = words.value(durationOf(ms))
    if (ms < slowMs) return { state: 'good', value }
    return { state: 'soon', value, remedy: { what: words.slow, why: words.slowWhy, steps: [words.step] } }
  })
}
