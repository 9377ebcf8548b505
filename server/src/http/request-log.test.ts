import { expect, it } from 'vitest'
import { createLog, redact } from './request-log.ts'

it('writes no address, code, token or secret, wherever it hides', () => {
  const lines: string[] = []
  const log = createLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) })
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'
  log.info(
    {
      user: { email: 'mia.schulz+tag@mail.example.co.uk' },
      payload: { code: '123456', deep: { token: 'abc', clientSecret: 'cs_1', other: [{ password: 'p"w' }] } },
      headers: { authorization: 'Bearer abc.def=', cookie: '__Host-sid=abc' },
      err: new Error(`no route for person@example.test with ${jwt} and sk_test_51Habc`),
      url: `/rtc?access_token=${jwt}`,
      streamId: '01990000-0000-7000-8000-000000000001',
    },
    'mail to x@y.zz sent',
  )
  const text = lines.join('')
  for (const secret of ['mia', 'schulz', '123456', 'abc', 'cs_1', 'p\\"w', jwt, 'person@', 'sk_test', 'x@y'])
    expect(text).not.toContain(secret)
  expect(text).toContain('01990000-0000-7000-8000-000000000001')
  expect(() => JSON.parse(text) as unknown).not.toThrow()
})

it('tells of an error what helps to find it, and nothing a library hung on it', () => {
  const lines: string[] = []
  const log = createLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) })
  const cause = new Error('socket closed')
  const error = Object.assign(new Error('no match', { cause }), {
    code: '23505',
    payload: '{"name":"Mia Schulz"}',
    detail: 'Failing row contains (Mia Schulz).',
  })
  log.error({ err: error }, 'failed')
  log.error({ err: new AggregateError([error], 'two failed') }, 'failed')
  expect(lines.join('')).not.toContain('Mia')
  for (const line of lines) expect(line).toMatch(/no match.*socket closed|two failed.*no match/)
  expect(lines[0]).toContain('"code":"23505"')
})

it('leaves what is no secret readable', () => {
  for (const line of [
    '{"code":"purchases/sold-out","status":409}',
    '{"err":{"code":"23505","stack":"at /app/node_modules/.pnpm/pg@8.23.1/node_modules/pg/lib/query.js:1"}}',
    '{"path":"/@maren_okafor"}',
  ])
    expect(redact(line)).toBe(line)
})

it('reads even hostile lines once: a long address costs no seconds', () => {
  const hostile = ['a', 'eyJ-', 'eyJ.', 'a@a.', 'b-', 'pi_', '"token":"\\\\']
  for (const piece of hostile) {
    const line = piece.repeat(60_000 / piece.length)
    const startedAt = process.cpuUsage()
    redact(`${line}@${line}`)
    const { user } = process.cpuUsage(startedAt)
    expect(user / 1_000, `${piece} in ms`).toBeLessThan(150)
  }
})
