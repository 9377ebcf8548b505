import { fieldWords } from '@stagedoor/words/fields'
import * as z from 'zod'

export const Id = z.uuid()
export const Timestamp = z.iso.datetime({ offset: true })
/** A moment somebody chooses, in any offset; read as UTC. */
export const ChosenTime = Timestamp.refine((value) => value >= '2000' && value < '2200', {
  error: () => fieldWords().year,
}).overwrite((value) => {
  const time = new Date(value)
  // What was refused above comes here as well.
  return Number.isNaN(time.getTime()) ? value : time.toISOString()
})
export const Empty = z.strictObject({})

/** Currencies sold in, with Stripe's own exponents; never derived from `Intl`, which disagrees with Stripe. */
export const currencyExponents = {
  eur: 2,
  usd: 2,
  gbp: 2,
  chf: 2,
  sek: 2,
  dkk: 2,
  nok: 2,
  cad: 2,
  aud: 2,
  jpy: 0,
} as const
export const Currency = z.enum(['eur', 'usd', 'gbp', 'chf', 'sek', 'dkk', 'nok', 'cad', 'aud', 'jpy'])
export type Currency = z.infer<typeof Currency>

export const Money = z.strictObject({ amountMinor: z.int().min(0), currency: Currency })
export type Money = z.infer<typeof Money>

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
export const Slug = z
  .string()
  .min(3)
  .max(48)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: () => fieldWords().slug })
export const Username = z
  .string()
  .min(3)
  .max(30)
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, { error: () => fieldWords().username })
export const BrandColor = z.string().regex(/^#[0-9a-f]{6}$/, { error: () => fieldWords().color })
export const Category = z.enum([
  'music',
  'food',
  'games',
  'writing',
  'drawing',
  'computers',
  'outdoors',
  'talk',
  'other',
])
export type Category = z.infer<typeof Category>

/** A part of a public address as somebody typed it; whether there is such a thing is another question. */
export const AddressPart = z
  .string()
  .max(60)
  .regex(/^[^\0]*$/)

/**
 * One line of text, trimmed. No control characters, none that turn the reading direction around or cannot be seen
 * (joiners stay: emoji and some scripts need them), and, unless it may be empty, something to see.
 */
export function line(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]*$/u, {
      error: () => fieldWords().unseen,
    })
    .regex(min > 0 ? /[\p{L}\p{N}\p{P}\p{S}]/u : /^/, { error: () => fieldWords().nothingToSee })
}

/** Several lines of text. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0]*$/)
}
