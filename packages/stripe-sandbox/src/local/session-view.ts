import { StripeError } from '#core/errors.ts'
import type { Session } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { planOf } from '#flows/plan.ts'

/** The session a browser may see and pay: it shows the secret, never the secret key. */
export function sessionBySecret(world: World, secret: unknown): Session {
  const id = typeof secret === 'string' ? secret.split('_secret_')[0] : undefined
  const session = id === undefined ? undefined : world.store.find('checkout.session', id)
  if (session !== undefined && planOf(world, session.id).clientSecret === secret) return session
  throw new StripeError(401, {
    type: 'invalid_request_error',
    message: 'This is not the client secret of a session.',
  })
}
