import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Nothing serious or critical on this page, as it stands now. `except` is for what breaks a rule on purpose. */
export async function expectAccessible(page: Page, { except }: { except?: string } = {}): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (except ? axe.exclude(except) : axe).analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`))
  expect.soft(grave, `accessibility of ${page.url()}`).toEqual([])
}
