import Stripe from 'stripe'
import { IntegrationError } from '#http/errors.ts'

/** Stripe read the request and said no: nothing was made under this idempotency key. */
export class PaymentRefusal extends IntegrationError {
  override name = 'PaymentRefusal'
  readonly reason: 'missing' | 'key-reused' | 'exists' | 'not-allowed' | 'invalid'
  readonly param: string | undefined

  constructor(
    reason: PaymentRefusal['reason'],
    message: string,
    details: { param?: string; cause: unknown },
  ) {
    super('stripe', message, { retryable: false, cause: details.cause })
    this.reason = reason
    this.param = details.param
  }
}

/** The SDK takes an answer for a success unless its body says `error`: the id proves that it was one. */
export async function asked<T extends { id: string }>(call: () => Promise<T>): Promise<T> {
  const answer = await wrapped(call)
  if (typeof answer.id !== 'string')
    throw new IntegrationError('stripe', 'answered with something that has no id', { retryable: true })
  return answer
}

export async function askedForList<T>(
  call: () => PromiseLike<Stripe.ApiList<T>>,
): Promise<Pick<Stripe.ApiList<T>, 'data'>> {
  const answer = await wrapped(async () => call())
  if (!Array.isArray(answer.data))
    throw new IntegrationError('stripe', 'answered with something that is no list', { retryable: true })
  return answer
}

async function wrapped<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toIntegrationError(error)
  }
}

function toIntegrationError(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const details = { ...(error.param ? { param: error.param } : {}), cause: error }
  if (error instanceof Stripe.errors.StripeIdempotencyError)
    return new PaymentRefusal('key-reused', error.message, details)
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return new PaymentRefusal('not-allowed', error.message, details)
  if (error instanceof Stripe.errors.StripePermissionError)
    return new PaymentRefusal('not-allowed', error.message, details)
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    const reason =
      error.code === 'resource_missing'
        ? 'missing'
        : error.code === 'resource_already_exists'
          ? 'exists'
          : 'invalid'
    return new PaymentRefusal(reason, error.message, details)
  }
  return new IntegrationError('stripe', error.message, { retryable: true, cause: error })
}
