import { invalid } from '#core/errors.ts'
import type { World } from '#core/world.ts'
import { answerBank, type Confirmation, confirmSession } from '#flows/confirm.ts'
import { json, type LocalReply } from './reply.ts'
import type { LocalRequest } from './serve.ts'
import { sessionBySecret } from './session-view.ts'

/** The card frame sends the card here itself; the page around it never sees a digit. */
export function confirmPayment(world: World, { body }: LocalRequest): LocalReply {
  const input: unknown = JSON.parse(body)
  const read = (name: string): string => {
    const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined
    return typeof value === 'string' ? value : ''
  }
  const session = sessionBySecret(world, read('clientSecret'))
  const [month = '', year = ''] = read('expiry').split('/')
  const expMonth = Number(month)
  const expYear = 2000 + (Number(year) % 100)
  checkDate(world, expMonth, expYear)
  if (!/^\d{3,4}$/.test(read('cvc')))
    throw invalid("Your card's security code is incomplete.", { param: 'cvc' })
  return tell(
    confirmSession(world, session.id, {
      number: read('number').replaceAll(' ', ''),
      expMonth,
      expYear,
      country: read('country') || 'US',
      email: read('email') || null,
      name: read('name') || null,
    }),
  )
}

function checkDate(world: World, month: number, year: number) {
  const now = new Date(world.clock.now() * 1000)
  const valid = month >= 1 && month <= 12
  if (!valid) throw invalid("Your card's expiration date is incomplete.", { param: 'expiry' })
  const past = year * 12 + month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1
  if (past) throw invalid("Your card's expiration year is in the past.", { param: 'expiry' })
}

export function tell(confirmation: Confirmation): LocalReply {
  return json(confirmation)
}

export { answerBank }
