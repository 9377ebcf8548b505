/** Pays an open checkout the way the card form does: the card goes to Stripe (here the sandbox), never to us. */
export async function payByCard(
  stripeUrl: string,
  { clientSecret, number }: { clientSecret: string; number: string },
): Promise<void> {
  const response = await fetch(`${stripeUrl}/_local/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientSecret, number, expiry: '12/34', cvc: '123', email: 'payer@example.test' }),
  })
  const answer = (await response.json()) as { type?: string }
  if (answer.type !== 'complete') throw new Error(`The card was not charged: ${JSON.stringify(answer)}`)
}
