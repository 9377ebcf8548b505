/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { brandColors, brandDeclarations, grounds } from './brand.ts'
import { contrast, fromOklch, mix, parseHex } from './color.ts'
import type { Rgb } from './color.ts'

const themes = ['light', 'dark'] as const

/** 4,096 colours on a grid that includes every corner of the cube, then 2,000 from a fixed seed. */
function* manyColors(): Generator<string> {
  const hex = (value: number) => `#${value.toString(16).padStart(6, '0')}`
  for (let r = 0; r < 256; r += 17)
    for (let g = 0; g < 256; g += 17) for (let b = 0; b < 256; b += 17) yield hex((r << 16) | (g << 8) | b)
  let seed = 20261125
  for (let i = 0; i < 2000; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    yield hex(seed >>> 8)
  }
}

function groundsOf(theme: 'light' | 'dark'): Rgb[] {
  return Object.values(grounds[theme]).map(([lightness, chroma, degrees]) =>
    fromOklch({ lightness, chroma, hue: (degrees * Math.PI) / 180 }),
  )
}

describe('brand guard', () => {
  test('keeps words at 4.5:1 and graphics at 3:1 for any colour in both themes', () => {
    const failures: string[] = []
    for (const hex of manyColors()) {
      const colors = brandColors(hex)
      for (const theme of themes) {
        const side = colors[theme]
        const check = (what: string, front: string, back: Rgb, ratio: number) => {
          const measured = contrast(parseHex(front), back)
          if (measured < ratio) failures.push(`${hex} ${theme} ${what} ${measured.toFixed(2)}`)
        }
        check('words on the button', side.onButton, parseHex(side.button), 4.5)
        check('words on soft', side.text, parseHex(side.soft), 4.5)
        for (const ground of groundsOf(theme)) {
          check('words', side.text, ground, 4.5)
          check('graphic', side.part, ground, 3)
          check('button against the page', side.button, ground, 1.18)
        }
      }
    }
    expect(failures).toEqual([])
  })

  test("keeps the theme's own ink readable on the soft background", () => {
    const ink2 = {
      light: fromOklch({ lightness: 0.44, chroma: 0.016, hue: (60 * Math.PI) / 180 }),
      dark: fromOklch({ lightness: 0.76, chroma: 0.012, hue: (80 * Math.PI) / 180 }),
    }
    for (const hex of manyColors()) {
      const colors = brandColors(hex)
      for (const theme of themes)
        expect(contrast(ink2[theme], parseHex(colors[theme].soft))).toBeGreaterThan(4.5)
    }
  })

  test('leaves a colour that needs no help alone', () => {
    const { light, dark } = brandColors('#0f6e6e')
    expect(light).toMatchObject({ button: '#0f6e6e', onButton: '#ffffff', text: '#0f6e6e', part: '#0f6e6e' })
    expect(dark.button).toBe('#0f6e6e')
    expect(dark.part).not.toBe('#0f6e6e')
  })

  test('leaves a bright yellow on its button and takes it from words', () => {
    const { light, dark } = brandColors('#ffd400')
    expect(light.button).toBe('#ffd400')
    expect(light.text).not.toBe('#ffd400')
    expect(dark).toMatchObject({ button: '#ffd400', text: '#ffd400', part: '#ffd400' })
  })

  test('gives a bright colour dark words', () => {
    const { light } = brandColors('#e3ac12')
    expect(light.button).toBe('#e3ac12')
    expect(contrast(parseHex(light.onButton), parseHex('#ffffff'))).toBeGreaterThan(12)
  })

  test('writes one declaration for each token, and light-dark() only where the themes differ', () => {
    const css = brandDeclarations('#0f6e6e')
    expect(css.match(/--[\w-]+(?=:)/g)).toEqual([
      '--brand',
      '--on-brand',
      '--brand-ink',
      '--brand-part',
      '--brand-soft',
    ])
    expect(css).toContain('--brand:#0f6e6e;')
    expect(css).toContain('--brand-ink:light-dark(')
  })

  test('refuses what is no colour', () => {
    expect(() => brandColors('teal')).toThrow(TypeError)
    expect(() => brandColors('#12345')).toThrow(TypeError)
    expect(() => brandDeclarations('#123456;}body{display:none}')).toThrow(TypeError)
  })

  test('measures against the grounds that tokens.css declares', () => {
    const css = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8')
    for (const name of ['paper', 'surface', 'raised', 'sunken'] as const) {
      const [, light = '', dark = ''] =
        new RegExp(`--${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(css) ?? []
      expect([name, light.split(' ').map(Number)]).toEqual([name, grounds.light[name]])
      expect([name, dark.split(' ').map(Number)]).toEqual([name, grounds.dark[name]])
    }
  })
})

describe('colour arithmetic', () => {
  test('agrees with WCAG at the ends', () => {
    expect(contrast(parseHex('#000000'), parseHex('#ffffff'))).toBeCloseTo(21, 5)
    expect(contrast(parseHex('#777777'), parseHex('#ffffff'))).toBeCloseTo(4.48, 2)
  })

  test('mixes half of each in the middle', () => {
    const [red, green, blue] = mix(parseHex('#000000'), 0.5, parseHex('#ffffff'))
    expect(red).toBeCloseTo(0.388, 2)
    expect(green).toBeCloseTo(red, 3)
    expect(blue).toBeCloseTo(red, 3)
  })
})
