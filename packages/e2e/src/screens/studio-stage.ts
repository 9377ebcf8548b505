import type { Page } from 'playwright'
import { studioScreen } from './open-studio.ts'
import type { Scene, Screen } from './scene.ts'

/** From preflight to the end of a stream. */
export function studioStageScreens({ demo }: Scene): Screen[] {
  const stage = `${demo.slug}/streams/${demo.nextId}`
  return [
    studioScreen('preflight', stage),
    studioScreen('on air', stage, { prepare: goOnAir, goesOn: true }),
    studioScreen('on air, ending', stage, { prepare: askToEnd, after: end, goesOn: true }),
    studioScreen('finished', stage),
  ]
}

async function goOnAir(page: Page): Promise<void> {
  const onAir = page.getByRole('timer', { name: 'On air since' })
  const start = page.getByRole('button', { name: /^(Go live|Resume)/ })
  await onAir.or(start).waitFor()
  if (await start.isVisible()) await start.click()
  await onAir.waitFor()
}

async function askToEnd(page: Page): Promise<void> {
  await goOnAir(page)
  const question = page.getByRole('dialog', { name: /^End / })
  if (!(await question.isVisible())) await page.getByRole('button', { name: 'End stream' }).click()
}

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End for everyone' }).click()
  await page.getByText('The replay is ready').waitFor({ timeout: 60_000 })
}
