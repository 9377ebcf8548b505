/** Languages the product speaks: the folders beside this file. */
const languages = ['en'] as const
export type Language = (typeof languages)[number]

const defaultLocale = 'en-GB'
// Node has no document, and its types know of none.
const page = globalThis as { document?: { documentElement: { lang: string } } }
let findLocale = () => page.document?.documentElement.lang || defaultLocale

/** What dates, money and words are written for (BCP 47, `en-US`): a browser's page, or the request being answered. */
export function locale(): string {
  return findLocale()
}

/** The language of `locale()`. */
export function language(): Language {
  const tag = locale().split('-')[0]
  return languages.find((known) => known === tag) ?? 'en'
}

/** For the server, where every request has its own. */
export function findLocaleBy(find: () => string | undefined): void {
  findLocale = () => find() ?? defaultLocale
}

/** The first of what somebody reads that we speak, with its region; `en-GB` where there is none. */
export function matchLocale(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const locale = canonical(tag)
    if (locale && languages.some((known) => locale === known || locale.startsWith(`${known}-`)))
      return locale === 'en' ? defaultLocale : locale
  }
  return defaultLocale
}

/** The languages of an `Accept-Language` header (RFC 9110, 12.5.4), the most wanted first. */
export function readAcceptLanguage(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

function canonical(tag: string): string | null {
  try {
    return new Intl.Locale(tag).toString()
  } catch {
    return null
  }
}
