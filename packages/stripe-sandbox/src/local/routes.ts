import { StripeError } from '#core/errors.ts'
import type { World } from '#core/world.ts'
import { confirmPayment } from './confirm-payment.ts'
import type { LocalReply } from './reply.ts'
import type { LocalRequest } from './serve.ts'

type Handler = (world: World, asked: LocalRequest, id: string) => LocalReply | Promise<LocalReply>

const handlers: [method: string, path: RegExp, handler: Handler][] = [
  ['POST', /^\/_local\/confirm$/, confirmPayment],
]

export function localRoutes(
  world: World,
  method: string,
  asked: LocalRequest,
): LocalReply | Promise<LocalReply> {
  for (const [wanted, path, handler] of handlers) {
    const found = wanted === method ? path.exec(asked.url.pathname) : null
    if (found !== null) return handler(world, asked, found[1] ?? '')
  }
  const message = `The sandbox has no ${method} ${asked.url.pathname}.`
  throw new StripeError(404, { type: 'invalid_request_error', message })
}
