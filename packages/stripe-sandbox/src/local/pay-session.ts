import { invalid } from '#core/errors.ts'
import type { World } from '#core/world.ts'
import type { CardInput } from '#flows/cards.ts'
import { answerBank, confirmSession, type Confirmation } from '#flows/confirm.ts'
import { readInput, textOf } from './read-input.ts'
import { json, type LocalReply } from './reply.ts'
import type { LocalRequest } from './serve.ts'
import { sessionBySecret, viewSession } from './session-view.ts'
import type { PayResult } from './view-types.ts'

export function readSession(world: World, { body }: LocalRequest): LocalReply {
  return json(viewSession(world, sessionBySecret(world, readInput(body)['clientSecret'])))
}

/** The card frame sends the card here itself; the page around it never sees a digit. */
export function paySession(world: World, { body }: LocalRequest): LocalReply {
  const input = readInput(body)
  const { id } = sessionBySecret(world, input['clientSecret'])
  const saved = textOf(input, 'paymentMethod')
  const buyer = { email: textOf(input, 'email') || null, save: input['savePaymentMethod'] === true }
  const pay = saved === '' ? { card: readCard(world, input), ...buyer } : { saved, ...buyer }
  return tell(world, confirmSession(world, id, pay))
}

export function answerSession(world: World, { body }: LocalRequest): LocalReply {
  const input = readInput(body)
  const { id } = sessionBySecret(world, input['clientSecret'])
  return tell(world, answerBank(world, id, input['passed'] === true))
}

export function updateEmail(world: World, { body }: LocalRequest): LocalReply {
  const input = readInput(body)
  const session = sessionBySecret(world, input['clientSecret'])
  const email = textOf(input, 'email')
  if (!/^\S+@\S+\.\S+$/.test(email))
    throw invalid('Your email is invalid.', { code: 'email_invalid', param: 'email' })
  if (session.customer !== null) throw invalid('The customer of this session has an email address already.')
  const details = { address: null, business_name: null, individual_name: null, name: null, phone: null }
  const next = world.store.update('checkout.session', session.id, {
    customer_email: email,
    customer_details: { ...details, email, tax_exempt: 'none', tax_ids: null },
  })
  return json(viewSession(world, next))
}

function tell(world: World, confirmation: Confirmation): LocalReply {
  const view = viewSession(world, confirmation.session)
  switch (confirmation.type) {
    case 'complete':
      return json({ type: 'complete', ...view } satisfies PayResult)
    case 'failed': {
      const { declineCode, message } = confirmation
      return json({ type: 'failed', declineCode, message, ...view } satisfies PayResult)
    }
    case 'asks':
      return json({ type: 'asks', amount: view.session.total.total.amount, ...view } satisfies PayResult)
  }
}

function readCard(world: World, input: Record<string, unknown>): CardInput {
  const [month = '', year = ''] = textOf(input, 'expiry').split('/')
  const expMonth = Number(month)
  const expYear = 2000 + (Number(year) % 100)
  checkDate(world, expMonth, expYear)
  if (!/^\d{3,4}$/.test(textOf(input, 'cvc'))) {
    throw invalid("Your card's security code is incomplete.", { code: 'incomplete_cvc', param: 'cvc' })
  }
  const number = textOf(input, 'number').replaceAll(' ', '')
  return { number, expMonth, expYear, country: textOf(input, 'country') || 'US' }
}

function checkDate(world: World, month: number, year: number) {
  const now = new Date(world.clock.now() * 1000)
  if (!(month >= 1 && month <= 12 && year >= 2000)) {
    throw invalid("Your card's expiration date is incomplete.", {
      code: 'incomplete_expiry',
      param: 'expiry',
    })
  }
  if (year * 12 + month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1) {
    throw invalid("Your card's expiration date is in the past.", { code: 'invalid_expiry', param: 'expiry' })
  }
}
