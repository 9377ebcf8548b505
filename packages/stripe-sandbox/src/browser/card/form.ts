import type { FrameAnswer, FromFrame } from '../messages.ts'
import { formatExpiry, formatNumber, problemWith } from './digits.ts'

export type FieldName = 'number' | 'expiry' | 'cvc'

const names: FieldName[] = ['number', 'expiry', 'cvc']

/** The four labelled fields of card.html. */
export class CardForm {
  onEvent: (event: FromFrame) => void = () => undefined

  constructor() {
    for (const name of names) {
      const input = field(name)
      input.addEventListener('input', () => this.#typed(name, input))
      input.addEventListener('keydown', (event) => this.#key(event))
      input.addEventListener('focus', () => this.onEvent({ type: 'focus' }))
      input.addEventListener('blur', () => this.#left(name, input))
    }
    const { region } = new Intl.Locale(navigator.language)
    country().value = region ?? 'US'
  }

  get values() {
    const [number, expiry, cvc] = [field('number').value, field('expiry').value, field('cvc').value]
    return { number, expiry, cvc, country: country().value }
  }

  /** Shows what is wrong, puts the cursor there, and says it. */
  check(): FrameAnswer {
    const wrong = names.filter((name) => this.show(name, problemWith(name, this.values)))
    const [first] = wrong
    if (first === undefined) return { type: 'valid' }
    field(first).focus()
    return {
      type: 'invalid',
      message: problemWith(first, this.values) ?? 'Your card details are incomplete.',
    }
  }

  /** Marks a field; an empty message marks it without words, because the page has said it. */
  show(name: FieldName, message: string | null): boolean {
    const input = field(name)
    const note = element(`${name}-error`)
    input.classList.toggle('Input--invalid', message !== null)
    input.setAttribute('aria-invalid', String(message !== null))
    note.textContent = message ?? ''
    note.hidden = message === null || message === ''
    return message !== null
  }

  focus() {
    field('number').focus()
  }

  clear() {
    for (const name of names) {
      field(name).value = ''
      this.show(name, null)
    }
  }

  #typed(name: FieldName, input: HTMLInputElement) {
    if (name === 'number') formatNumber(input)
    if (name === 'expiry') formatExpiry(input)
    this.show(name, null)
    const values = this.values
    const complete = names.every((each) => problemWith(each, values) === null)
    const empty = names.every((each) => values[each] === '')
    this.onEvent({ type: 'change', complete, empty })
  }

  #left(name: FieldName, input: HTMLInputElement) {
    if (input.value !== '') this.show(name, problemWith(name, this.values))
    this.onEvent({ type: 'blur' })
  }

  #key({ key }: KeyboardEvent) {
    if (key === 'Enter') this.onEvent({ type: 'enter' })
    if (key === 'Escape') this.onEvent({ type: 'escape' })
  }
}

function field(name: FieldName): HTMLInputElement {
  const found = element(name)
  if (found instanceof HTMLInputElement) return found
  throw new Error(`#${name} is not an input`)
}

function country(): HTMLSelectElement {
  const found = element('country')
  if (found instanceof HTMLSelectElement) return found
  throw new Error('#country is not a select')
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`card.html has no #${id}`)
  return found
}
