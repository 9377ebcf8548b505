import { adminWords } from '@stagedoor/words/admin'
import { locale } from '@stagedoor/words/locale'
import type { Ctx } from '#context.ts'
import { html, Html } from './html.ts'
import { countNeedingPurchases } from './list-purchases.ts'
import { fontAddresses, stylesheetAddress } from './stylesheet.ts'

const icons = {
  purchases: '<rect x="2.5" y="4.5" width="15" height="11" rx="1.8"/><path d="M2.5 8.5h15M5.5 12.5h3"/>',
  spaces:
    '<path d="M4.5 17V4A1.5 1.5 0 0 1 6 2.5h8A1.5 1.5 0 0 1 15.5 4v13M2.5 17.2h3M14.5 17.2h3"/><path d="M8.2 17.2V6.8l5-2"/><path d="M10.8 11.3v.6"/>',
  people: '<circle cx="10" cy="6.7" r="3.2"/><path d="M3.8 17c.4-3.5 2.8-5.5 6.2-5.5s5.8 2 6.2 5.5"/>',
  system: '<path d="M10 2.5 16.5 5v5c0 4-2.8 6.5-6.5 7.5C6.3 16.5 3.5 14 3.5 10V5z"/>',
  again:
    '<path d="M16.5 9a6.7 6.7 0 0 0-12-2.8L3.5 7.5M3.5 3.5v4h4M3.5 11a6.7 6.7 0 0 0 12 2.8l1-1.3M16.5 16.5v-4h-4"/>',
  back: '<path d="M12 4.5 6.5 10l5.5 5.5"/>',
  search: '<circle cx="8.8" cy="8.8" r="5.3"/><path d="m12.8 12.8 4 4"/>',
  warn: '<path d="M10 3.2 17.6 16.5H2.4zM10 8.2v3.6M10 14.2v.01"/>',
}

export function icon(name: keyof typeof icons): Html {
  return new Html(`<svg class="i" viewBox="0 0 20 20" aria-hidden="true">${icons[name]}</svg>`)
}

const addresses = {
  purchases: '/admin/purchases',
  spaces: '/admin/spaces',
  people: '/admin/people',
  system: '/admin',
}
export type Place = keyof typeof addresses

/** A whole page for an operator: the list of places, who they are, the sheet. */
export async function adminPage(
  ctx: Ctx,
  page: { title: string; place: Place | null; body: Html; failingParts?: number },
): Promise<string> {
  const needs: Partial<Record<Place, number>> = {
    purchases: await countNeedingPurchases(ctx.db),
    system: page.failingParts ?? 0,
  }
  return document(page.title, html`${placeLinks(page.place, needs)} ${signedInAs(ctx)}`, page.body)
}

/** A page for somebody who may see none of it. */
export function outsidePage(page: { title: string; body: Html }): string {
  return document(page.title, null, page.body)
}

function document(title: string, nav: Html | null, body: Html): string {
  const words = adminWords()
  return html`<!doctype html>
    <html lang="${locale()}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${words.titleOf(title)}</title>
        <link rel="icon" href="data:," />
        ${fontAddresses.map(
          (href) => html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin />`,
        )}
        <link rel="stylesheet" href="${stylesheetAddress}" />
      </head>
      <body class="app admin ${nav ? '' : 'outside'}">
        <a class="skip" href="#main">${words.skip}</a>
        <nav class="side-nav" aria-label="${words.nav}">
          <a class="mark" href="/admin">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <rect x="3" y="2" width="18" height="20" rx="3" fill="currentColor" />
              <path d="M9 5.5 16.5 4v16L9 18.5z" class="light" />
              <circle cx="11" cy="12" r="1" fill="currentColor" /></svg
            >${words.mark}
          </a>
          ${nav}
        </nav>
        <main id="main" class="desk">${body}</main>
      </body>
    </html>`.text
}

function placeLinks(place: Place | null, needs: Partial<Record<Place, number>>): Html {
  const words = adminWords()
  const link = (name: Place) =>
    html`<a href="${addresses[name]}" ${name === place ? html`aria-current="page"` : null}
      >${icon(name)}${words.places[name]}${
        needs[name]
          ? html`<span class="n bad">${needs[name]}<span class="vh">${words.needYou}</span></span>`
          : null
      }</a
    >`
  return html`<div class="places">
    ${link('purchases')} ${link('spaces')} ${link('people')} ${link('system')}
  </div>`
}

function signedInAs({ viewer }: Ctx): Html {
  const words = adminWords()
  return html`<div class="push small muted">
    <b class="cut">${viewer?.name || viewer?.email}</b><span>${words.role}</span>
    <form method="post" action="/admin/sign-out">
      <button class="linkish" type="submit">${words.signOut}</button>
    </form>
  </div>`
}
