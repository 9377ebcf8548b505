import { AsyncLocalStorage } from 'node:async_hooks'
import { findLocaleBy } from './locale.ts'

const locales = new AsyncLocalStorage<string>()
findLocaleBy(() => locales.getStore())

/** Does the work with everything in it said and written for this locale. */
export function withinLocale<T>(locale: string, work: () => T): T {
  return locales.run(locale, work)
}
