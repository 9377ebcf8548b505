import { describe, expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'

describe('after paying', () => {
  test('one is in as soon as it is paid', () => {
    expect(outcomeOf('paid')).toEqual({ kind: 'in' })
  })

  test.each(['reserved', 'open', 'processing'] as const)('%s is asked again', (status) => {
    expect(outcomeOf(status)).toEqual({ kind: 'waiting' })
  })

  test('an end without money is told apart from a refund', () => {
    expect(outcomeOf('expired')).toEqual({ kind: 'not', why: 'unpaid' })
    expect(outcomeOf('refunded')).toEqual({ kind: 'not', why: 'refunded' })
  })
})
