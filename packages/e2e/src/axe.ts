import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Nothing serious or critical on this page, as it stands now. `except` is for what breaks a rule on purpose. */
export async function expectAccessible(page: Page, { except }: { except?: string } = {}): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (except ? axe.exclude(except) : axe).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect.soft(grave.flatMap(tell), `accessibility of ${page.url()}`).toEqual([])
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Everything axe finds by WCAG 2.2 A and AA and by good practice; or by some rules only, or by all but some. */
export async function findFaults(
  page: Page,
  { only, without = [] }: { only?: string[]; without?: string[] } = {},
): Promise<string[]> {
  // The legacy mode looks into frames of our own origin alone, and opens no page of its own for each look.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  // Shows how hard a chosen colour would be to read, struck out and hidden from readers.
  axe.exclude('.guard s')
  const { violations } = await (
    only ? axe.withRules(only) : axe.withTags(tags).disableRules(without)
  ).analyze()
  return violations.flatMap(tell)
}

function tell({ id, help, nodes }: { id: string; help: string; nodes: { target: unknown[] }[] }): string[] {
  return nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`)
}
