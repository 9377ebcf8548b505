import { locale } from './locale.ts'

/** The word for a number's kind, by CLDR's categories; a language without one of them uses `other`. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** `1 seat`, `12 seats`, `1,204 seats`: the number as the locale writes it, and the word that goes with it. */
export function plural(count: number, forms: PluralForms): string {
  return `${formatNumber(count)} ${pluralWord(count, forms)}`
}

/** The word alone: `seat`, `seats`. */
export function pluralWord(count: number, forms: PluralForms): string {
  return forms[new Intl.PluralRules(locale()).select(count)] ?? forms.other
}

/** `1,204`; with `decimals` always as many: `2.40`. */
export function formatNumber(count: number, decimals?: number): string {
  const digits =
    decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return new Intl.NumberFormat(locale(), digits).format(count)
}

/** `812`, `1.2K`: where a long number has no room. */
export function formatShort(count: number): string {
  if (count < 1000) return formatNumber(count)
  return new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 }).format(count)
}
