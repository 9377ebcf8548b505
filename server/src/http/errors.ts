import { errorStatuses, type ErrorCode, type WireError } from '@stagedoor/contract'
import { errors as english } from '@stagedoor/words/en/errors'
import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'

/** A refusal with a code from the contract: a rule of the product, not a bug. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ErrorCode,
    details: {
      message?: string
      fields?: Record<string, string>
      retryAfterSeconds?: number
      cause?: unknown
    } = {},
  ) {
    super(details.message ?? english[code], { cause: details.cause })
    this.code = code
    this.fields = details.fields
    this.retryAfterSeconds = details.retryAfterSeconds
  }

  get status(): number {
    return errorStatuses[this.code]
  }
}

/** A vendor failed or could not be reached; `retryable` says whether a job should try again. */
export class IntegrationError extends Error {
  override name = 'IntegrationError'
  readonly vendor: string
  readonly retryable: boolean

  constructor(vendor: string, message: string, details: { retryable: boolean; cause?: unknown }) {
    super(`${vendor}: ${message}`, { cause: details.cause })
    this.vendor = vendor
    this.retryable = details.retryable
  }
}

export function notFound(): AppError {
  return new AppError('not-found')
}

/** Turns whatever was thrown into the refusal a caller sees; unknown things stay opaque. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof IntegrationError) return new AppError('vendor-unavailable', { cause: error })
  if (isDatabaseOutage(error)) return new AppError('unavailable', { cause: error, retryAfterSeconds: 2 })
  const status = httpStatusOf(error)
  if (status === 413) return new AppError('payload-too-large', { cause: error })
  if (status !== undefined && status >= 400 && status < 500)
    return new AppError('malformed-request', { cause: error })
  return new AppError('internal', { cause: error })
}

export function toWireError(error: AppError, requestId: string): WireError {
  return {
    error: {
      code: error.code,
      message: error.message,
      requestId,
      ...(error.fields ? { fields: error.fields } : {}),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    },
  }
}

/** The one Express error handler: answers the wire shape, logs bugs with their request id. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, _request, response, next) => {
    const error = toAppError(thrown)
    const requestId = String(response.getHeader('x-request-id') ?? '')
    if (error.status >= 500)
      log.error({ requestId, code: error.code, err: error.cause ?? error }, 'request failed')
    if (response.headersSent) {
      next(thrown)
      return
    }
    if (error.retryAfterSeconds !== undefined)
      response.setHeader('retry-after', String(error.retryAfterSeconds))
    response.status(error.status).json(toWireError(error, requestId))
  }
}

function httpStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

const outageCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
  // Waited too long for a lock, ran too long, or lost to another transaction: all rolled back, and worth another try.
  '55P03',
  '57014',
  '40001',
  '40P01',
])

function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && outageCodes.has(error.code)) return true
  return /timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(error.message)
}
