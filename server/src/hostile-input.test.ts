import { contract, type EndpointKey } from '@stagedoor/contract'
import { afterEach, expect, it } from 'vitest'
import * as z from 'zod'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeEverything, requestTo, type Everything } from '#test/every-route.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer({ media: fakeMedia() })
afterEach(() => server.app.db.deleteFrom('rate_limit').execute())

type JsonSchema = {
  type?: string
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
}

const words = [
  '\0',
  'a\0b',
  '\ud800',
  'x'.repeat(20_000),
  "';--",
  '../../etc/passwd',
  '0000-01-01T00:00:00Z',
  '2030-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59Z',
]
const numbers = [-1, 0, 1.5, 2 ** 31, 2 ** 53 - 1, 1e308]
const others = [null, {}, [], true, { __proto__: { isAdmin: true } }, [[[[[[[['deep']]]]]]]]]

/** Everything odd that could stand where the schema wants something. */
function oddities(schema: JsonSchema): unknown[] {
  if (schema.anyOf) return schema.anyOf.flatMap(oddities)
  const { items, properties } = schema
  if (schema.type === 'array' && items)
    return [[], Array(5_000).fill('x'), ...oddities(items).map((item) => [item])]
  if (properties) return withOneOdd(properties)
  return schema.type === 'integer' || schema.type === 'number' ? numbers : words
}

/** An object for each property that is odd; the others have something that fits. */
function withOneOdd(properties: Record<string, JsonSchema>): unknown[] {
  const fitting = Object.entries(properties).map(([name, { type }]) => [name, type === 'integer' ? 1 : 'eur'])
  return Object.entries(properties).flatMap(([name, schema]) =>
    oddities(schema).map((odd) => ({ ...Object.fromEntries(fitting), [name]: odd })),
  )
}

async function statusOf(key: EndpointKey, scene: Everything, more: Record<string, unknown>): Promise<number> {
  const { method, path, query, body } = requestTo(key, scene, more)
  const as = key.includes('/admin/') ? scene.people.admin : scene.people.owner
  const response = await server.fetch(`/api${path}${query}`, {
    method,
    headers: { authorization: `Bearer ${await server.bearer(as)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  })
  await response.body?.cancel()
  return response.status
}

it.each(Object.keys(contract) as EndpointKey[])(
  '%s refuses what does not fit, and never breaks',
  async (key) => {
    const scene = await makeEverything(server)
    const schema = z.toJSONSchema(contract[key].inputSchema as z.ZodType, {
      io: 'input',
      unrepresentable: 'any',
    }) as JsonSchema
    const broken: string[] = []
    for (const [name, property] of Object.entries(schema.properties ?? {}))
      for (const odd of [...oddities(property), ...others]) {
        // An address cannot hold half a letter.
        if (key.includes(`:${name}`) && !String(odd).isWellFormed()) continue
        const status = await statusOf(key, scene, { [name]: odd })
        if (status >= 500) broken.push(`${name}: ${JSON.stringify(odd).slice(0, 60)}`)
        await server.app.db.deleteFrom('rate_limit').execute()
      }
    expect(broken).toEqual([])
    if (key.startsWith('GET ')) return
    for (const name of ['teamId', 'role', 'isAdmin', 'priceId', 'amountMinor', 'userId', 'constructor'])
      if (!(name in (schema.properties ?? {})))
        expect(await statusOf(key, scene, { [name]: 'x' }), name).toBe(400)
  },
)
