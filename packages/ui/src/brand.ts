import { contrast, fromOklch, mix, parseHex, toHex, toOklch } from './color.ts'
import type { Rgb } from './color.ts'

/** One theme's five colours of a Space, as hex. */
export type BrandSide = {
  /** The loud button and other filled places. */
  button: string
  /** Words on `button`: 4.5:1. */
  onButton: string
  /** The colour as words: 4.5:1 on every background of the theme, `soft` included. */
  text: string
  /** The colour as a graphic (ticket edge, seats bar, marker): 3:1 on every background of the theme. */
  part: string
  /** The colour as a background that the theme's own ink is read on. */
  soft: string
}
export type BrandColors = { light: BrandSide; dark: BrandSide }

/**
 * The grounds of tokens.css in each theme (paper, surface, raised, sunken); a test keeps the two alike.
 * The guard measures against all of them, because a Space's colour may stand on any.
 */
export const grounds = {
  light: { paper: [0.982, 0.006, 85], surface: [1, 0, 0], raised: [1, 0, 0], sunken: [0.955, 0.008, 85] },
  dark: {
    paper: [0.165, 0.008, 60],
    surface: [0.205, 0.009, 60],
    raised: [0.245, 0.01, 60],
    sunken: [0.13, 0.007, 60],
  },
} as const

/** On dark, words in a colour that just passes look dull: there they shine. */
const textRatio = { light: 4.5, dark: 8 } as const
const onButtonRatio = 4.5
const partRatio = 3
/** A filled button need not reach 3:1 (its words do the work), but must not melt into the page. */
const fillRatio = 1.18
/** Hex rounds to 1/255: aim a little above, so that the rounded colour still passes. */
const margin = 0.06

/** Derives a Space's colours from the one its creator picked: any `#rrggbb` gives a readable set. */
export function brandColors(hex: string): BrandColors {
  const brand = parseHex(hex)
  return { light: side(brand, 'light'), dark: side(brand, 'dark') }
}

/**
 * The set as CSS declarations for a rule of the page's own `<style>` (a style attribute is against the CSP).
 */
export function brandDeclarations(hex: string): string {
  const { light, dark } = brandColors(hex)
  const pair = (key: keyof BrandSide) =>
    light[key] === dark[key] ? light[key] : `light-dark(${light[key]},${dark[key]})`
  return `--brand:${pair('button')};--on-brand:${pair('onButton')};--brand-ink:${pair('text')};--brand-part:${pair('part')};--brand-soft:${pair('soft')}`
}

function side(brand: Rgb, theme: 'light' | 'dark'): BrandSide {
  const backgrounds = Object.values(grounds[theme]).map(toRgb)
  const surface = toRgb(grounds[theme].surface)
  const soft = mix(brand, 0.14, surface)
  const away = theme === 'light' ? -1 : 1
  const button = fill(nearest(brand, away, (color) => clears(color, backgrounds, fillRatio)))
  return {
    ...button,
    text: toHex(nearest(brand, away, (color) => clears(color, [...backgrounds, soft], textRatio[theme]))),
    part: toHex(nearest(brand, away, (color) => clears(color, backgrounds, partRatio))),
    soft: toHex(soft),
  }
}

/** The fill and the ink or white on it; a middling colour gives way by the little that is missing. */
function fill(color: Rgb): Pick<BrandSide, 'button' | 'onButton'> {
  const white: Rgb = [1, 1, 1]
  const { hue, chroma } = toOklch(color)
  const ink = fromOklch({ lightness: 0.2, chroma: Math.min(chroma, 0.03), hue })
  if (clears(color, [white], onButtonRatio)) return { button: toHex(color), onButton: '#ffffff' }
  if (clears(color, [ink], onButtonRatio)) return { button: toHex(color), onButton: toHex(ink) }
  const darker = nearest(color, -1, (candidate) => clears(candidate, [white], onButtonRatio))
  return { button: toHex(darker), onButton: '#ffffff' }
}

/** The colour itself when it passes, else the one nearest in lightness (down -1, up 1) that does. */
function nearest(color: Rgb, direction: -1 | 1, passes: (color: Rgb) => boolean): Rgb {
  if (passes(color)) return color
  const { lightness, chroma, hue } = toOklch(color)
  const end = direction === -1 ? 0 : 1
  let failing = lightness
  let passing: number = end
  for (let i = 0; i < 12; i++) {
    const middle = (failing + passing) / 2
    if (passes(fromOklch({ lightness: middle, chroma, hue }))) passing = middle
    else failing = middle
  }
  return fromOklch({ lightness: passing, chroma, hue })
}

function clears(color: Rgb, backgrounds: readonly Rgb[], ratio: number): boolean {
  return backgrounds.every((background) => contrast(color, background) >= ratio + margin)
}

function toRgb([lightness, chroma, degrees]: readonly [number, number, number]): Rgb {
  return fromOklch({ lightness, chroma, hue: (degrees * Math.PI) / 180 })
}
