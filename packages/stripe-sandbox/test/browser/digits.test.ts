import { expect, test } from 'vitest'
import { formatExpiry, formatNumber, problemWith } from '../../src/browser/card/digits.ts'

function makeInput(value: string, cursor = value.length) {
  return {
    value,
    selectionStart: cursor,
    setSelectionRange(start: number | null) {
      this.selectionStart = start ?? 0
    },
  }
}

test('numbers are grouped as on the card', () => {
  const typed = (text: string) => {
    const input = makeInput(text)
    formatNumber(input)
    return input.value
  }
  expect(typed('4242424242424242')).toBe('4242 4242 4242 4242')
  expect(typed('42424')).toBe('4242 4')
  expect(typed('378282246310005')).toBe('3782 822463 10005')
  expect(typed('3782-8')).toBe('3782 8')
})

test('the cursor stays behind the digit it was behind', () => {
  const input = makeInput('42442', 3)
  formatNumber(input)
  expect(input).toMatchObject({ value: '4244 2', selectionStart: 3 })
  const later = makeInput('424242', 5)
  formatNumber(later)
  expect(later).toMatchObject({ value: '4242 42', selectionStart: 6 })
})

test('dates get their stroke, and a month its zero', () => {
  const typed = (text: string) => {
    const input = makeInput(text)
    formatExpiry(input)
    return input.value
  }
  expect(typed('1239')).toBe('12 / 39')
  expect(typed('4')).toBe('04')
  expect(typed('1')).toBe('1')
})

test('each field says what is wrong with it', () => {
  const right = { number: '4242 4242 4242 4242', expiry: '12 / 39', cvc: '123' }
  const problem = (name: 'number' | 'expiry' | 'cvc', value: string) =>
    problemWith(name, { ...right, [name]: value })
  expect(problem('number', right.number)).toBeNull()
  expect(problem('number', '4242')).toBe('Your card number is incomplete.')
  expect(problem('number', '4242 4242 4242 4241')).toBe('Your card number is invalid.')
  expect(problem('expiry', '13 / 39')).toBe("Your card's expiration date is incomplete.")
  expect(problem('expiry', '01 / 20')).toBe("Your card's expiration date is in the past.")
  expect(problem('expiry', '12 / 39')).toBeNull()
  expect(problem('cvc', '12')).toBe("Your card's security code is incomplete.")
  expect(problemWith('cvc', { ...right, number: '378282246310005' })).toBe(
    "Your card's security code is incomplete.",
  )
})
