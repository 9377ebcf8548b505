import textFont from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url'
import type { Appearance, CustomFontSource } from '@stripe/stripe-js'

/** The card form in the page's own colours and sizes. Stripe's frame knows neither our tokens nor oklch(). */
export function readAppearance(element: HTMLElement): Appearance {
  const color = (token: string) => toHex(getComputedStyle(element).getPropertyValue(token), element)
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  return {
    theme: isDark ? 'night' : 'stripe',
    labels: 'above',
    variables: {
      colorPrimary: color('--brand-part'),
      colorBackground: color('--surface'),
      colorText: color('--ink'),
      colorTextSecondary: color('--ink-2'),
      colorTextPlaceholder: color('--ink-3'),
      colorDanger: color('--bad'),
      fontFamily: '"Instrument Sans", ui-sans-serif, system-ui, sans-serif',
      fontSizeBase: '16px',
      fontSizeSm: '16px',
      borderRadius: '8px',
      gridRowSpacing: '16px',
      gridColumnSpacing: '16px',
    },
    rules: {
      '.Label': { fontWeight: '600', color: color('--ink'), marginBottom: '6px' },
      '.Input': { borderColor: color('--edge'), boxShadow: 'none', padding: '11px 13px' },
      '.Input:focus': {
        borderColor: color('--edge'),
        outline: `2px solid ${color('--focus')}`,
        boxShadow: 'none',
      },
      '.Input--invalid': { borderColor: color('--bad'), boxShadow: `inset 0 0 0 1px ${color('--bad')}` },
      '.Error': { fontWeight: '600', fontSize: '14px' },
    },
  }
}

/** The page's own letters, by the two weights the form uses: Stripe knows no range of weights. */
export function readFonts(): CustomFontSource[] {
  const src = `url(${new URL(textFont, location.origin).href})`
  return ['400', '600'].map((weight) => ({ family: 'Instrument Sans', src, weight }))
}

/** Any CSS colour as the sRGB hex it is painted in. */
function toHex(value: string, element: HTMLElement): string {
  const probe = document.createElement('span')
  probe.style.color = value
  element.append(probe)
  const computed = getComputedStyle(probe).color
  probe.remove()
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return '#000000'
  context.fillStyle = computed
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
