import { expect, test } from 'vitest'
import { layoutKeys } from './layout-keys.ts'
import { onAirShortcuts } from './on-air-shortcuts.ts'

test('the list of shortcuts names each key of a layout once', () => {
  const listed = onAirShortcuts().flatMap(({ keys }) => keys)
  expect(listed.filter((key) => /^\d$/.test(key)).toSorted()).toEqual(Object.values(layoutKeys).toSorted())
  expect(new Set(listed).size).toBe(listed.length)
})
