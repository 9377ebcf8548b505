import { createHmac } from 'node:crypto'

/** The Stripe-Signature header for a body sent now. */
export function signature(body: string, secret: string, now: number): string {
  const v1 = createHmac('sha256', secret).update(`${now}.${body}`).digest('hex')
  return `t=${now},v1=${v1}`
}
