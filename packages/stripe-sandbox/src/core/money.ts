/** Currencies Stripe counts in whole units; all others of ours are counted in hundredths. */
const whole = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))

/** How many minor units make one: 100 for eur, 1 for jpy. */
export function minorUnits(currency: string): number {
  return whole.has(currency) ? 1 : 100
}

/** `amountText(500, 'eur')` → `€5.00`. */
export function amountText(amount: number | null, currency: string): string {
  const digits = Math.log10(minorUnits(currency))
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format((amount ?? 0) / minorUnits(currency))
}
