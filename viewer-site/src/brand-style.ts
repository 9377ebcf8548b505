import { createHash } from 'node:crypto'
import { brandDeclarations } from '@stagedoor/ui'

/** A page's own `<style>`: the text, and its hash for the content policy. */
export type BrandStyle = { css: string; hash: `sha256-${string}` }

/** The whole page in one Space's colour; said twice as strongly, because tokens.css says its own on `:root` too. */
export function pageBrand(color: string): BrandStyle {
  return styleOf(`:root:root{${brandDeclarations(color)}}`)
}

/** One class for each colour that is shown on a page with several Spaces; `brandClass` names it. */
export function brandClasses(colors: readonly string[]): BrandStyle {
  const rules = [...new Set(colors)].map((color) => `.${brandClass(color)}{${brandDeclarations(color)}}`)
  return styleOf(rules.join(''))
}

/** A person's page: the colour of their first Space for the page, a class for each of their Spaces. */
export function profileBrand(colors: readonly string[]): BrandStyle {
  const [first] = colors
  const { css } = brandClasses(colors)
  return styleOf(first ? `${pageBrand(first).css}${css}` : css)
}

export function brandClass(color: string): string {
  return `c${color.slice(1)}`
}

function styleOf(css: string): BrandStyle {
  return { css, hash: `sha256-${createHash('sha256').update(css).digest('base64')}` }
}
