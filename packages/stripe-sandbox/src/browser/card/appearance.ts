import type { Appearance } from '@stripe/stripe-js'
import type { Font } from '../messages.ts'

const night: Appearance['variables'] = {
  colorBackground: '#201d1a',
  colorText: '#f5f1ea',
  colorTextSecondary: '#c2bbb0',
  colorTextPlaceholder: '#9d958a',
  colorDanger: '#ff8a7a',
}

const sheet = new CSSStyleSheet()
document.adoptedStyleSheets.push(sheet)

/** Variables become custom properties (`--colorText`), rules become rules: the fields carry Stripe's class names. */
export function applyAppearance({ rules = {}, theme, variables = {} }: Appearance) {
  const root = document.documentElement
  root.removeAttribute('style')
  root.style.colorScheme = theme === 'night' ? 'dark' : 'light'
  for (const [name, value] of Object.entries({ ...(theme === 'night' ? night : {}), ...variables })) {
    if (/^[a-zA-Z0-9]+$/.test(name) && value !== undefined) root.style.setProperty(`--${name}`, value)
  }
  sheet.replaceSync('')
  for (const [selector, declarations] of Object.entries(rules)) {
    if (/^\.[\w.:> -]+$/.test(selector)) addRule(selector, declarations)
  }
}

export function applyFonts(fonts: Font[]) {
  for (const font of fonts) {
    if ('cssSrc' in font) addStylesheet(font.cssSrc)
    else {
      const {
        display = 'swap',
        family,
        src,
        style = 'normal',
        unicodeRange = 'U+0-10FFFF',
        weight = 'normal',
      } = font
      document.fonts.add(
        new FontFace(family, src, { display: asDisplay(display), style, unicodeRange, weight }),
      )
    }
  }
}

function addRule(selector: string, declarations: Record<string, string>) {
  const index = sheet.insertRule(`${selector} {}`, sheet.cssRules.length)
  const rule = sheet.cssRules[index]
  if (!(rule instanceof CSSStyleRule)) return
  for (const [name, value] of Object.entries(declarations)) {
    rule.style.setProperty(
      name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      value,
    )
  }
}

function addStylesheet(href: string) {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  document.head.append(link)
}

function asDisplay(text: string): FontDisplay {
  const known: FontDisplay[] = ['auto', 'block', 'fallback', 'optional', 'swap']
  return known.find((display) => display === text) ?? 'swap'
}
