import { expect, test } from 'vitest'
import { language, locale, matchLocale, readAcceptLanguage } from './locale.ts'
import { withinLocale } from './within-locale.ts'

test('the first language that we speak counts, with its region', () => {
  expect(matchLocale(['fr-FR', 'en-US', 'en-GB'])).toBe('en-US')
  expect(matchLocale(['EN-au'])).toBe('en-AU')
  expect(matchLocale(['en'])).toBe('en-GB')
})

test('who reads none of ours gets the default, and so does a tag that is none', () => {
  expect(matchLocale(['fr', 'ja-JP'])).toBe('en-GB')
  expect(matchLocale(['*', 'not a tag', 'english'])).toBe('en-GB')
  expect(matchLocale([])).toBe('en-GB')
})

test('a header is read by its weights, and what is refused is left out', () => {
  expect(readAcceptLanguage('fr;q=0.7, en-US, de;q=0, en;q=0.9')).toEqual(['en-US', 'en', 'fr'])
  expect(readAcceptLanguage('')).toEqual([])
  expect(readAcceptLanguage('en;q=nonsense')).toEqual([])
})

test('two requests at once keep their own', async () => {
  const later = () => new Promise<string>((resolve) => setImmediate(() => resolve(locale())))
  const both = await Promise.all([withinLocale('en-US', later), withinLocale('en-AU', later)])
  expect(both).toEqual(['en-US', 'en-AU'])
  expect(locale()).toBe('en-GB')
  expect(withinLocale('en-NZ', language)).toBe('en')
})
