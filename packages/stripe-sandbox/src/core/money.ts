/** Currencies Stripe counts in whole units; all others of ours are counted in hundredths. */
const whole = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))

/** `amountText(500, 'eur')` → `€5.00`. */
export function amountText(amount: number | null, currency: string): string {
  const digits = whole.has(currency) ? 0 : 2
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format((amount ?? 0) / 10 ** digits)
}
