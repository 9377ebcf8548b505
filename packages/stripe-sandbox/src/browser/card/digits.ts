import type { FieldName } from './form.ts'

/** As much of an input as the formatters touch. */
type TextInput = Pick<HTMLInputElement, 'value' | 'selectionStart' | 'setSelectionRange'>

/** What is wrong with a field, in the words Stripe uses; null when nothing is. */
export function problemWith(name: FieldName, values: Record<FieldName, string>): string | null {
  switch (name) {
    case 'number':
      return problemWithNumber(digitsOf(values.number))
    case 'expiry':
      return problemWithExpiry(digitsOf(values.expiry), new Date())
    case 'cvc': {
      const length = isAmex(digitsOf(values.number)) ? 4 : 3
      return digitsOf(values.cvc).length < length ? "Your card's security code is incomplete." : null
    }
  }
}

/** `4242424242424242` → `4242 4242 4242 4242`, with the cursor where it was among the digits. */
export function formatNumber(input: TextInput) {
  const digits = digitsOf(input.value).slice(0, 16)
  const groups = isAmex(digits) ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?/ : /(\d{1,4})/g
  const parts = isAmex(digits) ? (groups.exec(digits) ?? []).slice(1) : (digits.match(groups) ?? [])
  rewrite(input, parts.filter((part) => part !== undefined).join(' '))
}

/** `1230` → `12 / 30`; a first digit above 1 can only be a month of its own. */
export function formatExpiry(input: TextInput) {
  const typed = digitsOf(input.value)
  const digits = (/^[2-9]/.test(typed) ? `0${typed}` : typed).slice(0, 4)
  const [month, year] = [digits.slice(0, 2), digits.slice(2)]
  rewrite(input, year === '' ? month : `${month} / ${year}`)
}

function rewrite(input: TextInput, text: string) {
  if (text === input.value) return
  const before = digitsOf(input.value.slice(0, input.selectionStart ?? input.value.length)).length
  const atEnd = (input.selectionStart ?? 0) >= input.value.length
  input.value = text
  if (atEnd) return
  let seen = 0
  const index = text.split('').findIndex((letter) => /\d/.test(letter) && ++seen === before)
  input.setSelectionRange(index + 1, index + 1)
}

function problemWithNumber(digits: string): string | null {
  if (digits.length < (isAmex(digits) ? 15 : 16)) return 'Your card number is incomplete.'
  return luhn(digits) ? null : 'Your card number is invalid.'
}

function problemWithExpiry(digits: string, now: Date): string | null {
  const [month, year] = [Number(digits.slice(0, 2)), 2000 + Number(digits.slice(2))]
  if (digits.length < 4 || month < 1 || month > 12) return "Your card's expiration date is incomplete."
  const past = year * 12 + month < now.getFullYear() * 12 + now.getMonth() + 1
  return past ? "Your card's expiration date is in the past." : null
}

function luhn(digits: string): boolean {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}

function isAmex(digits: string): boolean {
  return /^3[47]/.test(digits)
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '')
}
