import { StripeError } from '#core/errors.ts'
import type { World } from '#core/world.ts'
import { cardPage } from './card-page.ts'
import { answerSession, paySession, readSession, updateEmail } from './pay-session.ts'
import type { LocalReply } from './reply.ts'
import type { LocalRequest } from './serve.ts'
import { stripeJs } from './stripe-js.ts'

type Handler = (world: World, asked: LocalRequest, id: string) => LocalReply | Promise<LocalReply>

const handlers: [method: string, path: RegExp, handler: Handler][] = [
  ['GET', /^\/_local\/stripe\.js$/, stripeJs],
  ['GET', /^\/_local\/card$/, cardPage],
  ['POST', /^\/_local\/session$/, readSession],
  ['POST', /^\/_local\/pay$/, paySession],
  ['POST', /^\/_local\/answer$/, answerSession],
  ['POST', /^\/_local\/email$/, updateEmail],
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
