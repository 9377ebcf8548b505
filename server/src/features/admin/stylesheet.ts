import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestHandler } from 'express'
import { compressed, sendBodies } from '#http/compressed.ts'
import { staticFiles } from '#http/static-files.ts'

// The look of packages/ui, in its order there: its stylesheets are read as files, its code stays out of the server.
const shared = [
  'tokens',
  'fonts',
  'base',
  'page',
  'button',
  'chip',
  'field',
  'tabs',
  'note',
  'facts',
  'empty',
  'dense',
]
const typefaces = ['familjen-grotesk', 'instrument-sans']
const fontAddress = (face: string) => `/admin/assets/${face}-latin-wght-normal.woff2`

const look = path.dirname(fileURLToPath(import.meta.resolve('@stagedoor/ui/css/tokens.css')))
const files = [
  ...shared.map((part) => path.join(look, `${part}.css`)),
  path.join(import.meta.dirname, 'admin.css'),
]
const css = Buffer.from(
  files
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    // Bundlers find the typefaces by their package; here they stand beside the stylesheet.
    .replaceAll(/@fontsource-variable\/[\w-]+\/files\//g, '/admin/assets/'),
)
const version = createHash('sha256').update(css).digest('base64url').slice(0, 8)
const bodies = compressed(css, 11)

export const stylesheetAddress = `/admin/assets/admin.css?v=${version}`
export const fontAddresses = typefaces.map(fontAddress)

/** The one stylesheet of the operator's pages and its two typefaces; nothing is fetched from anywhere else. */
export function adminAssets(): RequestHandler[] {
  const stylesheet: RequestHandler = async (request, response, next) => {
    if (request.path !== '/admin.css') return next()
    response.setHeader('content-type', 'text/css; charset=utf-8')
    response.setHeader('cache-control', 'public, max-age=3600')
    response.setHeader('vary', 'accept-encoding')
    sendBodies(await bodies, `"${version}"`, request, response)
  }
  const fonts = [
    import.meta
      .resolve('@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2'),
    import.meta.resolve('@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2'),
  ].map((file) => staticFiles(path.dirname(fileURLToPath(file)), { immutable: () => true }))
  return [stylesheet, ...fonts]
}
