import { fieldWords } from '@stagedoor/words/fields'
import type * as z from 'zod'

/** What to say about an input that does not fit, for `safeParse(input, { error: sayIssue })`. */
export const sayIssue: z.core.$ZodErrorMap = (issue) => {
  const words = fieldWords()
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return words.empty
      if (issue.expected === 'int') return words.wholeNumber
      return issue.expected === 'number' ? words.number : words.other
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'invalid_format':
      if (issue.format === 'email') return words.email
      return issue.format === 'datetime' ? words.moment : words.other
    case 'invalid_value':
      return words.choice
    case 'unrecognized_keys':
      return words.unknown
    default:
      return words.other
  }
}

function tooSmall(origin: string, least: number): string {
  const words = fieldWords()
  if (origin === 'string') return least === 1 ? words.empty : words.tooShort(least)
  return origin === 'array' ? words.tooFew(least) : words.tooSmall(least)
}

function tooBig(origin: string, most: number): string {
  const words = fieldWords()
  if (origin === 'string') return words.tooLong(most)
  return origin === 'array' ? words.tooMany(most) : words.tooLarge(most)
}
