import { expect, it } from 'vitest'
import { AppError, IntegrationError, toAppError, toWireError } from './errors.ts'

const codeOf = (error: unknown) => toAppError(error).code

it('tells callers what they can act on, and nothing of what broke inside', () => {
  const rule = new AppError('purchases/sold-out')
  expect(toAppError(rule)).toBe(rule)
  expect(codeOf(new IntegrationError('stripe', 'secret detail', { retryable: true }))).toBe(
    'vendor-unavailable',
  )
  expect(codeOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe('unavailable')
  expect(codeOf(new Error('Connection terminated unexpectedly'))).toBe('unavailable')
  expect(codeOf({ status: 413 })).toBe('payload-too-large')
  expect(codeOf({ status: 400 })).toBe('malformed-request')
  expect(codeOf(new TypeError('undefined is not a function'))).toBe('internal')
  expect(codeOf('a string')).toBe('internal')
  const wire = toWireError(toAppError(new Error('select * from secret')), 'r1')
  expect(JSON.stringify(wire)).not.toContain('secret')
  expect(wire.error).toMatchObject({ code: 'internal', requestId: 'r1' })
})

it('says when to come back, and what is wrong where', () => {
  const error = new AppError('rate-limited', { retryAfterSeconds: 7, fields: { name: 'Too long.' } })
  expect(toWireError(error, 'r2').error).toMatchObject({
    retryAfterSeconds: 7,
    fields: { name: 'Too long.' },
  })
  expect(error.status).toBe(429)
})
