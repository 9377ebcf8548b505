import { createHash } from 'node:crypto'
import { StripeError } from './errors.ts'
import type { IdempotentReply } from './objects.ts'
import type { World } from './world.ts'

/** The stored reply for this key; an error when the key came with another request before. */
export function findReply(world: World, key: string, fingerprint: string): IdempotentReply | undefined {
  const stored = world.store.find('local.idempotency', recordId(key))
  if (stored === undefined || stored.fingerprint === fingerprint) return stored
  throw new StripeError(400, {
    type: 'idempotency_error',
    message:
      'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

export function keepReply(
  world: World,
  key: string,
  reply: Pick<IdempotentReply, 'fingerprint' | 'status' | 'body'>,
) {
  const id = recordId(key)
  world.store.put<IdempotentReply>({ id, object: 'local.idempotency', created: world.clock.now(), ...reply })
}

export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('base64')
}

/** Stripe keeps keys for at least a day. */
export function forgetOldReplies(world: World) {
  const limit = world.clock.now() - 24 * 3600
  for (const reply of world.store.all('local.idempotency')) {
    if (reply.created < limit) world.store.drop(reply.id)
  }
}

function recordId(key: string): string {
  return `idempotency:${key}`
}
