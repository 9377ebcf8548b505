import { brandColors, type BrandSide } from '@stagedoor/ui'
import type { CSSProperties } from 'react'

/** A Space's colours for a part of the studio that shows it as viewers see it. */
export function brandStyle(hex: string): CSSProperties {
  const { light, dark } = brandColors(hex)
  const pair = (key: keyof BrandSide): string => `light-dark(${light[key]}, ${dark[key]})`
  const style: Record<`--${string}`, string> = {
    '--brand': pair('button'),
    '--on-brand': pair('onButton'),
    '--brand-ink': pair('text'),
    '--brand-part': pair('part'),
    '--brand-soft': pair('soft'),
  }
  return style
}
