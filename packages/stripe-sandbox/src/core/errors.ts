/** What goes wrong on purpose: an answer in Stripe's error shape, which the SDK turns into its error classes. */
export class StripeError extends Error {
  readonly status: number
  readonly body: ErrorBody

  constructor(status: number, body: ErrorBody) {
    super(body.message)
    this.status = status
    this.body = body
  }
}

export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  message: string
  code?: string
  param?: string
  decline_code?: string
  charge?: string
  payment_intent?: object
  payment_method?: object
}

/** A 400 for a request that cannot be carried out. */
export function invalid(message: string, extra: { code?: string; param?: string } = {}): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...extra })
}

/** A 404 for an object that does not exist. */
export function missing(kind: string, id: string, param = 'id'): StripeError {
  return new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind.replace(/^.*\./, '')}: '${id}'`,
    param,
  })
}

/** The JSON that is sent: never anything without a top-level `error`, or the SDK takes it for success. */
export function errorReply(error: unknown, requestId: string): { status: number; body: { error: object } } {
  if (!(error instanceof StripeError)) {
    const message = error instanceof Error ? error.message : String(error)
    return { status: 500, body: { error: { type: 'api_error', message: `The sandbox failed: ${message}` } } }
  }
  const { code } = error.body
  const links =
    code === undefined ? {} : { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }
  return { status: error.status, body: { error: { ...error.body, ...links, request_log_url: requestId } } }
}
