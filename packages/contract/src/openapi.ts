import * as z from 'zod'
import { errors as english } from '@stagedoor/words/en/errors'
import { errorStatuses, type CommonErrorCode, type ErrorCode } from './errors.ts'
import { contract, type EndpointKey } from './index.ts'

const common = [
  'invalid-input',
  'malformed-request',
  'unauthenticated',
  'forbidden',
  'cross-site',
  'not-found',
  'payload-too-large',
  'rate-limited',
  'internal',
  'unavailable',
  'vendor-unavailable',
] as const satisfies CommonErrorCode[]

type JsonSchema = { properties?: Record<string, unknown>; required?: string[] } & Record<string, unknown>

/** The whole API as an OpenAPI 3.1 document, made from the endpoint map: path, query, body, answers, refusals. */
export function toOpenApi(origin: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const key of Object.keys(contract) as EndpointKey[]) {
    const [method = '', template = ''] = key.split(' ')
    const path = template.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(key, method, template) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stagedoor',
      version: '1',
      description:
        'Creators sell access passes to live streams; viewers buy, watch, chat and replay. Answers only ever gain fields. Sign in with POST /auth/code and POST /auth/session; with `client: studio` the answer has a bearer token.',
    },
    servers: [{ url: `${origin}/api` }],
    security: [{ bearer: [] }, { cookie: [] }, {}],
    paths,
    components: {
      schemas: Object.fromEntries(
        [...byStatus(common)].map(([status, codes]) => [`Refusal${status}`, errorSchema(codes)]),
      ),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-sid' },
      },
    },
  }
}

function operation(key: EndpointKey, method: string, template: string) {
  const endpoint = contract[key]
  const input = jsonSchema(endpoint.inputSchema as z.ZodType, 'input')
  const inPath = [...template.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const rest = Object.keys(input.properties ?? {}).filter((name) => !inPath.includes(name))
  const inQuery = method === 'GET' || method === 'DELETE' ? rest : []
  const isRequired = (name: string) => input.required?.includes(name) ?? false
  const parameter = (name: string, where: 'path' | 'query') => ({
    name,
    in: where,
    required: where === 'path' || isRequired(name),
    schema: input.properties?.[name] ?? {},
  })
  const hasBody = inQuery.length === 0 && method !== 'GET' && method !== 'DELETE'
  return {
    operationId: operationId(key),
    summary: endpoint.summary,
    tags: [template.split('/').find((part) => part && !part.startsWith(':') && part !== 'public')],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...inQuery.map((name) => parameter(name, 'query')),
    ],
    ...(hasBody ? { requestBody: body(input, rest, isRequired) } : {}),
    responses: {
      '200': {
        description: 'Done',
        content: {
          'application/json': { schema: jsonSchema(endpoint.outputSchema as z.ZodType, 'output') },
        },
      },
      ...refusals(endpoint.errors),
    },
  }
}

function body(input: JsonSchema, names: string[], isRequired: (name: string) => boolean) {
  const properties = Object.fromEntries(names.map((name) => [name, input.properties?.[name]]))
  const schema = {
    type: 'object',
    properties,
    required: names.filter(isRequired),
    additionalProperties: false,
  }
  return { required: names.some(isRequired), content: { 'application/json': { schema } } }
}

/** One response a status: those every endpoint may give are written once, below `components`. */
function refusals(own: readonly ErrorCode[]) {
  const shared = byStatus(common)
  const responses = [...byStatus([...common, ...own])].map(([status, codes]) => {
    const isShared = shared.get(status)?.length === codes.length
    const schema = isShared ? { $ref: `#/components/schemas/Refusal${status}` } : errorSchema(codes)
    const description = isShared
      ? codes.join(', ')
      : codes.map((code) => `\`${code}\`: ${english[code]}`).join('\n\n')
    return [String(status), { description, content: { 'application/json': { schema } } }]
  })
  return Object.fromEntries(responses)
}

function byStatus(codes: readonly ErrorCode[]): Map<number, ErrorCode[]> {
  return Map.groupBy(new Set(codes), (code) => errorStatuses[code])
}

function errorSchema(codes: readonly ErrorCode[]) {
  return {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'requestId'],
        properties: {
          code: { type: 'string', enum: codes },
          message: { type: 'string' },
          requestId: { type: 'string' },
          fields: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description: 'What is wrong, by dotted input path.',
          },
          retryAfterSeconds: { type: 'integer' },
        },
      },
    },
  }
}

/** `POST /streams/:streamId/end` is `postStreamsEnd`; two endpoints that differ in a parameter only are told apart by it. */
function operationId(key: EndpointKey): string {
  const [method = '', template = ''] = key.split(' ')
  const words = template.split(/[/-]/).filter(Boolean)
  const named = words.map((word, index) => {
    if (!word.startsWith(':')) return capital(word)
    return index === words.length - 1 ? `By${capital(word.slice(1))}` : ''
  })
  return method.toLowerCase() + named.join('')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    override({ jsonSchema: part }) {
      // Answers may gain fields; a reader must not refuse them.
      if (io === 'output' && part.additionalProperties === false) delete part.additionalProperties
      // zod's own spelling of a format, which says nothing more.
      if (part.format === 'uuid' || part.format === 'date-time') delete part.pattern
    },
  })
  return rest
}
