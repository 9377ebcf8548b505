import { errors, unanswered } from './en/errors.ts'
import { language } from './locale.ts'
import { spoken } from './spoken.ts'

export const errorWords = spoken({ en: errors })
export const unansweredWords = spoken({ en: unanswered })

/**
 * What to tell about a refusal: our words for its code, whatever the server speaks. Its own sentence where it knows more
 * than the code says and is read in its language, or where the code is newer than we are.
 */
export function sayError({ code, message }: { code: string; message: string }): string {
  const known = Object.hasOwn(errors, code) ? errorWords()[code as keyof typeof errors] : undefined
  const isMoreExact = language() === 'en' && message !== known
  return known === undefined || isMoreExact ? message : known
}
