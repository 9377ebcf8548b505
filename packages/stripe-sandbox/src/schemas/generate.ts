/** Writes params.json: JSON Schemas of the SDK's own parameter types, so that what Stripe refuses is refused. */
import { writeFileSync } from 'node:fs'
import { createGenerator } from 'ts-json-schema-generator'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const folder = import.meta.dirname
const source = createGenerator({
  path: `${folder}/requests.ts`,
  tsconfig: `${folder}/../../tsconfig.json`,
  type: 'Requests',
  topRef: false,
  skipTypeCheck: true,
  jsDoc: 'none',
  additionalProperties: false,
}).createSchema('Requests')

// The SDK's Decimal is a class; on the wire it is a number or its digits. Emptyable<…> has generated names.
const parsed: { properties: Json; definitions: Record<string, Json> } = JSON.parse(JSON.stringify(source))
const { definitions, properties } = parsed
definitions['Decimal'] = { type: ['string', 'number'] }
const inlined = (name: string) => name.startsWith('Emptyable<') || name === 'Decimal'

function tidy(node: Json): Json {
  if (Array.isArray(node)) return node.map(tidy)
  if (node === null || typeof node !== 'object') return node
  const ref = refOf(node)
  if (ref !== undefined && inlined(ref)) return tidy(definitions[ref] ?? {})
  const entries = Object.entries(node).map(([key, value]) => [key, tidy(value)] as const)
  return closeEnum(Object.fromEntries(entries))
}

/** `'a' | 'b' | OtherString` lets every string through; the sandbox knows only today's values, as one enum. */
function closeEnum(node: { [key: string]: Json }): Json {
  if (!Array.isArray(node['anyOf'])) return node
  const closed = node['anyOf'].filter((branch) => refOf(branch) !== 'OtherString')
  const values = closed.map(constantOf).filter((value) => value !== undefined)
  const others = closed.filter((branch) => constantOf(branch) === undefined)
  const branches: Json[] = values.length > 1 ? [{ type: 'string', enum: values }, ...others] : closed
  const [only, ...more] = branches
  return only !== undefined && more.length === 0 ? only : { ...node, anyOf: branches }
}

function constantOf(branch: Json): string | undefined {
  if (branch === null || typeof branch !== 'object' || Array.isArray(branch)) return undefined
  return typeof branch['const'] === 'string' ? branch['const'] : undefined
}

function refOf(node: Json | undefined): string | undefined {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return undefined
  const ref = node['$ref']
  return typeof ref === 'string' ? decodeURIComponent(ref).replace('#/definitions/', '') : undefined
}

const kept = Object.entries(definitions).filter(([name]) => !inlined(name) && name !== 'OtherString')
const result = {
  requests: tidy(properties),
  definitions: Object.fromEntries(kept.map(([name, schema]) => [name, tidy(schema)])),
}
writeFileSync(`${folder}/params.json`, `${JSON.stringify(result)}\n`)
