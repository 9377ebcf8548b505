import { systemCheckWords } from '@stagedoor/words/system-check'
import type { AppContext } from '#context.ts'
import { durationOf } from '../times.ts'
import { measured, timed, type Part } from './part.ts'

const slowMs = 2_000

export async function checkMail(app: AppContext): Promise<Part> {
  const { notSetUp, under, itSaid, mail: words } = systemCheckWords()
  const { name } = words
  const limit = under(durationOf(slowMs))
  if (!app.config.mail)
    return {
      name,
      limit,
      state: 'failing',
      value: notSetUp,
      remedy: { what: words.missing, steps: [words.missingStep] },
    }
  const remedy = (reason: string) => ({
    what: words.down,
    why: words.downWhy + itSaid(reason),
    steps: [words.step],
  })
  return measured({ name, limit, remedy }, async () => {
    const ms = await timed(() => app.mailer.check())
    const value = words.value(durationOf(ms))
    return ms < slowMs
      ? { state: 'good', value }
      : { state: 'soon', value, remedy: { what: words.slow, steps: [words.step] } }
  })
}
