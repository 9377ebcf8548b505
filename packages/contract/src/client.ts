import { sayError, unansweredWords } from '@stagedoor/words/errors'
import type { ClientInput, EndpointKey, ErrorCode, Output, WireError } from './index.ts'

/** A refusal by the API, or `unavailable` when it could not be reached. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: ErrorCode
  readonly status: number
  readonly requestId: string
  readonly fields: Record<string, string>
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, error: WireError['error'], options?: ErrorOptions) {
    super(sayError(error), options)
    this.code = error.code
    this.status = status
    this.requestId = error.requestId
    this.fields = error.fields ?? {}
    this.retryAfterSeconds = error.retryAfterSeconds
  }
}

export function isApiError<Code extends ErrorCode>(
  error: unknown,
  ...codes: Code[]
): error is ApiError & { code: Code } {
  // By name: the site's bundle and the server each carry their own copy of the class.
  return isApiErrorObject(error) && (codes.length === 0 || codes.some((code) => code === error.code))
}

export type Api = <K extends EndpointKey>(
  key: K,
  input: ClientInput<K>,
  options?: { signal?: AbortSignal },
) => Promise<Output<K>>

export type ApiOptions = {
  /** Origin of the site, without a trailing slash; '' for the page's own. */
  baseUrl: string
  /** Bearer token of the studio; browsers send their cookie. */
  token?: () => string | undefined
  fetch?: typeof fetch
}

/** Makes the typed caller: `await api('POST /purchases', { passId })`. Throws `ApiError`, never answers half. */
export function createApi({ baseUrl, token, fetch: fetchFn = fetch }: ApiOptions): Api {
  return async (key, input, options) => {
    const { method, path, query, body } = toRequest(key, input as Record<string, unknown>)
    const bearer = token?.()
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (bearer) headers['authorization'] = `Bearer ${bearer}`
    let response: Response
    try {
      response = await fetchFn(`${baseUrl}/api${path}${query}`, {
        method,
        headers,
        credentials: token ? 'omit' : 'same-origin',
        ...(body === undefined ? {} : { body }),
        ...(options?.signal ? { signal: options.signal } : {}),
      })
    } catch (cause) {
      if (options?.signal?.aborted) throw cause
      throw new ApiError(
        0,
        { code: 'unavailable', message: unansweredWords().noConnection, requestId: '' },
        { cause },
      )
    }
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok) return answer as Output<typeof key>
    throw new ApiError(
      response.status,
      isWireError(answer)
        ? answer.error
        : { code: 'unavailable', message: unansweredWords().notOurs, requestId: '' },
    )
  }
}

/** Splits an input object into the path's parameters, the query (GET, DELETE) or the JSON body (the rest). */
export function toRequest(key: string, input: Record<string, unknown>) {
  const [method = 'GET', template = '/'] = key.split(' ')
  const rest = { ...input }
  const path = template.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (method === 'GET' || method === 'DELETE') {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(rest))
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        query.set(name, value.toString())
    return { method, path, query: query.size ? `?${query}` : '', body: undefined }
  }
  return { method, path, query: '', body: JSON.stringify(rest) }
}

function isApiErrorObject(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'ApiError'
}

function isWireError(value: unknown): value is WireError {
  return typeof value === 'object' && value !== null && 'error' in value
}
