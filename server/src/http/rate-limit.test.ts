import { expect, it } from 'vitest'
import { useTestServer } from '#test/server.ts'
import { networkOf, takeFromLimit } from './rate-limit.ts'

const server = useTestServer({ env: { TRUST_PROXY_HOPS: '1' } })

it('lets exactly so many through, however many come at once', async () => {
  const { db } = server.app
  const answers = await Promise.allSettled(
    Array.from({ length: 60 }, () => takeFromLimit(db, 'door', { max: 5, windowSeconds: 60 })),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  await db
    .updateTable('rate_limit')
    .set({ resets_at: new Date(0) })
    .execute()
  await expect(takeFromLimit(db, 'door', { max: 5, windowSeconds: 60 })).resolves.toBeUndefined()
})

it('counts each address for itself, a household’s IPv6 as one, and stores none of them', async () => {
  const ask = async (address: string) =>
    (
      await server.fetch('/api/auth/code', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ email: `p${Math.random()}@example.test` }),
      })
    ).status
  for (let times = 0; times < 30; times++) expect(await ask(`2001:db8:1:2::${times}`)).toBe(200)
  expect(await ask('2001:0db8:1:2:0:ab:0:1')).toBe(429)
  expect(await ask('2001:db8:1:2:ffff::1')).toBe(429)
  expect(await ask('2001:db8:1:3::1')).toBe(200)
  expect(await ask('203.0.113.7')).toBe(200)
  const keys = await server.app.db.selectFrom('rate_limit').select('key').execute()
  expect(keys.map(({ key }) => key).join()).not.toMatch(/2001|203\.0|example\.test/)
})

it('knows a /64 however its addresses are written', () => {
  const homes = ['2001:db8::1', '2001:db8::a:b:c:d', '2001:db8:0:0:1::', '2001:DB8::2%eth0']
  expect(new Set(homes.map(networkOf))).toEqual(new Set(['2001:db8:0:0']))
  expect(networkOf('2001:db8:0:1::1')).toBe('2001:db8:0:1')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
})
