import { createGenerator } from 'ts-json-schema-generator'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const folder = import.meta.dirname

/** JSON Schemas of every request the sandbox answers, made of the SDK's own parameter types. */
export function makeSchemas(): object {
  const source = createGenerator({
    path: `${folder}/requests.ts`,
    tsconfig: `${folder}/../../tsconfig.json`,
    type: 'Requests',
    topRef: false,
    skipTypeCheck: true,
    jsDoc: 'none',
    additionalProperties: false,
  }).createSchema('Requests')
  const { definitions, properties }: { properties: Json; definitions: Definitions } = JSON.parse(
    JSON.stringify(source),
  )
  // The SDK's Decimal is a class; on the wire it is a number or its digits.
  const all = { ...definitions, Decimal: { type: ['string', 'number'] } }
  const kept = Object.entries(all).filter(([name]) => !inlined(name) && name !== 'OtherString')
  return {
    requests: tidy(properties, all),
    definitions: Object.fromEntries(kept.map(([name, schema]) => [name, tidy(schema, all)])),
  }
}

type Definitions = Record<string, Json>

/** Emptyable<…> has generated names, which change with every release. */
function inlined(name: string): boolean {
  return name.startsWith('Emptyable<') || name === 'Decimal'
}

function tidy(node: Json, all: Definitions): Json {
  if (Array.isArray(node)) return node.map((child) => tidy(child, all))
  if (node === null || typeof node !== 'object') return node
  const ref = refOf(node)
  if (ref !== undefined && inlined(ref)) return tidy(all[ref] ?? {}, all)
  const entries = Object.entries(node).map(([key, value]) => [key, tidy(value, all)] as const)
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
