import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { html, Html } from './html.ts'

export const assetsFolder = path.join(import.meta.dirname, 'assets')
const styleVersion = createHash('sha256')
  .update(readFileSync(path.join(assetsFolder, 'admin.css')))
  .digest('base64url')
  .slice(0, 8)

const icons = {
  purchases: '<rect x="2.5" y="4.5" width="15" height="11" rx="1.8"/><path d="M2.5 8.5h15M5.5 12.5h3"/>',
  spaces:
    '<path d="M4.5 17V4A1.5 1.5 0 0 1 6 2.5h8A1.5 1.5 0 0 1 15.5 4v13M2.5 17.2h3M14.5 17.2h3"/><path d="M8.2 17.2V6.8l5-2"/><path d="M10.8 11.3v.6"/>',
  people: '<circle cx="10" cy="6.7" r="3.2"/><path d="M3.8 17c.4-3.5 2.8-5.5 6.2-5.5s5.8 2 6.2 5.5"/>',
  system: '<path d="M10 2.5 16.5 5v5c0 4-2.8 6.5-6.5 7.5C6.3 16.5 3.5 14 3.5 10V5z"/>',
  again:
    '<path d="M16.5 9a6.7 6.7 0 0 0-12-2.8L3.5 7.5M3.5 3.5v4h4M3.5 11a6.7 6.7 0 0 0 12 2.8l1-1.3M16.5 16.5v-4h-4"/>',
}

export function icon(name: keyof typeof icons): Html {
  return new Html(`<svg class="i" viewBox="0 0 20 20" aria-hidden="true">${icons[name]}</svg>`)
}

export type Place = 'purchases' | 'spaces' | 'people' | 'system'
export type Frame = {
  title: string
  place: Place | null
  operator: string
  /** How many parts or purchases need an operator, shown beside their line. */
  needs?: { purchases?: number; system?: number }
  body: Html
}

const places: [Place, string, string][] = [
  ['purchases', '/admin/purchases', 'Purchases'],
  ['spaces', '/admin/spaces', 'Spaces'],
  ['people', '/admin/people', 'People'],
  ['system', '/admin', 'System check'],
]

/** A whole admin page: the list of places, the operator, the sheet. */
export function layout({ title, place, operator, needs = {}, body }: Frame): string {
  const links = places.map(([name, href, label]) => {
    const count = name === 'purchases' || name === 'system' ? needs[name] : undefined
    const badge = count ? html`<span class="n bad">${count}<span class="vh"> need you</span></span>` : null
    const current = name === place ? new Html(' aria-current="page"') : null
    return html`<a href="${href}" ${current}>${icon(name)}${label}${badge}</a>`
  })
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Stagedoor operator</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/admin/assets/admin.css?v=${styleVersion}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        <nav class="side-nav" aria-label="Admin">
          <a class="mark" href="/admin">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <rect x="3" y="2" width="18" height="20" rx="3" fill="currentColor" />
              <path d="M9 5.5 16.5 4v16L9 18.5z" class="door" />
              <circle cx="11" cy="12" r="1" fill="currentColor" /></svg
            >Operator
          </a>
          ${place && links} ${operator && signedInAs(operator)}
        </nav>
        <main id="main" class="desk">${body}</main>
      </body>
    </html>`.text
}

function signedInAs(operator: string): Html {
  return html`<div class="push small muted">
    <b>${operator}</b><br />Admin
    <form method="post" action="/admin/sign-out">
      <button class="linkish" type="submit">Sign out</button>
    </form>
  </div>`
}
