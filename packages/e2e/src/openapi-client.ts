import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

type Operation = {
  summary?: string
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
type Document = {
  openapi: string
  servers?: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components?: object
}

export type Answer = { status: number; body: Record<string, unknown> }

/**
 * Speaks to the API by its OpenAPI document alone: finds the operation, puts each input where the document says
 * it belongs, and refuses a request or an answer that does not fit the document's schema.
 */
export class OpenApiClient {
  readonly document: Document
  readonly #origin: string
  /** The bearer value of whoever is signed in. */
  readonly token: string | undefined
  readonly #schemas: Ajv2020

  static async read(origin: string): Promise<OpenApiClient> {
    const response = await fetch(`${origin}/openapi.json`)
    if (!response.ok) throw new Error(`/openapi.json answered ${response.status}`)
    return new OpenApiClient(origin, (await response.json()) as Document)
  }

  constructor(origin: string, document: Document, token?: string, schemas = makeSchemas(document)) {
    this.#origin = origin
    this.document = document
    this.token = token
    this.#schemas = schemas
  }

  /** The same document, as somebody who is signed in. */
  as(token: string): OpenApiClient {
    return new OpenApiClient(this.#origin, this.document, token, this.#schemas)
  }

  /** `call('POST /streams/{streamId}/end', { streamId })`; any status the operation documents is an answer. */
  async call(operationKey: string, input: Record<string, unknown> = {}): Promise<Answer> {
    const [method = '', path = ''] = operationKey.split(' ')
    const operation = this.document.paths[path]?.[method.toLowerCase()]
    if (!operation) throw new Error(`The document has no operation ${operationKey}`)
    const rest = { ...input }
    const taken = (place: 'path' | 'query') =>
      (operation.parameters ?? [])
        .filter((parameter) => parameter.in === place && parameter.name in rest)
        .map(({ name }) => {
          const value = String(rest[name])
          delete rest[name]
          return [name, value] as const
        })
    const filled = taken('path').reduce(
      (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
      path,
    )
    const query = new URLSearchParams(taken('query').map(([name, value]) => [name, value]))
    const schema = operation.requestBody?.content['application/json']?.schema
    if (schema) this.#check(`the request of ${operationKey}`, schema, rest)
    else if (Object.keys(rest).length > 0) {
      throw new Error(`${operationKey} documents no place for ${Object.keys(rest).join(', ')}`)
    }

    const base = new URL(this.document.servers?.[0]?.url ?? '/', `${this.#origin}/`).href.replace(/\/$/, '')
    const response = await fetch(`${base}${filled}${query.size > 0 ? `?${query}` : ''}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(schema ? { 'content-type': 'application/json' } : {}),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      },
      ...(schema ? { body: JSON.stringify(rest) } : {}),
    })
    const body = (await response.json()) as Record<string, unknown>
    const documented =
      operation.responses[response.status] ??
      operation.responses[`${Math.floor(response.status / 100)}XX`] ??
      operation.responses['default']
    const answerSchema = documented?.content?.['application/json']?.schema
    if (!answerSchema) throw new Error(`${operationKey} does not document an answer ${response.status}`)
    this.#check(`the answer ${response.status} of ${operationKey}`, answerSchema, body)
    return { status: response.status, body }
  }

  /** Like `call`, for an answer that must be a success. */
  async ok(operationKey: string, input: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const { status, body } = await this.call(operationKey, input)
    if (status !== 200) throw new Error(`${operationKey} answered ${status}: ${JSON.stringify(body)}`)
    return body
  }

  #check(what: string, schema: object, value: unknown): void {
    const validate: ValidateFunction = this.#schemas.compile(resolvable(schema))
    if (validate(value)) return
    throw new Error(`${what} does not fit the document: ${this.#schemas.errorsText(validate.errors)}`)
  }
}

/** References stay inside the document, which is registered under this address. */
const documentId = 'openapi://document'

function makeSchemas(document: Document): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/)
  ajv.addFormat('uri', { validate: (value: string) => URL.canParse(value) })
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/)
  ajv.addSchema({ $id: documentId, components: document.components ?? {} })
  return ajv
}

function resolvable(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${documentId}#/`)) as object
}
