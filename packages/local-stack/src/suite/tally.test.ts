import { expect, it } from 'vitest'
import { countsLine, tally } from './tally.ts'

it('counts a part that throws as one failure and says why', async () => {
  const result = await tally('broken', () => Promise.reject(new Error('no database')))
  expect(result).toMatchObject({ passed: 0, failed: 1, notes: ['failed: no database'] })
})

it('names skipped tests only when there are some', () => {
  expect(countsLine({ passed: 3, failed: 1, skipped: 0 })).toBe('3 passed, 1 failed')
  expect(countsLine({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped')
})
