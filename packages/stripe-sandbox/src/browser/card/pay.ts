import type { PayResult } from '../../local/view-types.ts'
import { call } from '../call.ts'
import type { FrameAnswer, ToFrame } from '../messages.ts'
import type { CardForm } from './form.ts'

/** Sends the card from the frame to the sandbox; only the outcome goes back to the page. */
export async function payWithCard(
  form: CardForm,
  { clientSecret, email, savePaymentMethod }: Extract<ToFrame, { type: 'pay' }>,
): Promise<FrameAnswer> {
  const checked = form.check()
  if (checked.type !== 'valid') return checked
  const base = location.href.replace(/\/_local\/.*$/, '')
  const answer = await call<PayResult>(base, 'pay', {
    clientSecret,
    email,
    savePaymentMethod,
    ...form.values,
  })
  if (answer.type === 'failed') form.show('number', '')
  return answer
}
