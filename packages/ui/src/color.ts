/** Colour arithmetic for brand.ts: sRGB hex, OKLab/OKLCH (Björn Ottosson) and WCAG 2 contrast. */

/** Gamma-encoded sRGB, each 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number]
export type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number }

export function parseHex(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!match) throw new TypeError(`Not a colour like #0f6e6e: ${hex}`)
  const [, red = '', green = '', blue = ''] = match
  return [parseInt(red, 16) / 255, parseInt(green, 16) / 255, parseInt(blue, 16) / 255]
}

export function toHex(rgb: Rgb): string {
  return `#${rgb
    .map((channel) =>
      Math.round(clamp(channel) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

export function toOklch(rgb: Rgb): Oklch {
  const [lightness, a, b] = toOklab(rgb)
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) }
}

/** The colour at this lightness and hue with as much of its chroma as sRGB can show. */
export function fromOklch({ lightness, chroma, hue }: Oklch): Rgb {
  const at = (c: number) => fromOklab(lightness, c * Math.cos(hue), c * Math.sin(hue))
  if (inGamut(at(chroma))) return at(chroma)
  let low = 0
  let high = chroma
  for (let i = 0; i < 14; i++) {
    const middle = (low + high) / 2
    if (inGamut(at(middle))) low = middle
    else high = middle
  }
  const [red, green, blue] = at(low)
  return [clamp(red), clamp(green), clamp(blue)]
}

/** `share` of `a` in `b`, mixed in OKLab as CSS `color-mix(in oklab, …)` does. */
export function mix(a: Rgb, share: number, b: Rgb): Rgb {
  const [l1, a1, b1] = toOklab(a)
  const [l2, a2, b2] = toOklab(b)
  const of = (x: number, y: number) => x * share + y * (1 - share)
  const [red, green, blue] = fromOklab(of(l1, l2), of(a1, a2), of(b1, b2))
  return [clamp(red), clamp(green), clamp(blue)]
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(toLinear) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function toOklab(rgb: Rgb): [number, number, number] {
  const [r, g, b] = rgb.map(toLinear) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    toGamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toGamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toGamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function toGamma(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055
}

function inGamut(rgb: Rgb): boolean {
  return rgb.every((channel) => channel > -0.0001 && channel < 1.0001)
}

function clamp(channel: number): number {
  return Math.min(1, Math.max(0, channel))
}
