import { adminWords } from '@stagedoor/words/admin'
import { html, type Html } from './html.ts'
import { icon } from './layout.ts'

/** What a list was asked for. `before` is the id of the last line of the page before. */
export type Asked = { search: string; before: string | null }

/** A real search form; what else the address says goes along. */
export function searchForm(
  asked: { search: string },
  form: { action: string; label: string; placeholder: string; also?: Record<string, string> },
): Html {
  const words = adminWords()
  return html`<form class="row tight search" action="${form.action}" role="search">
    <label class="grow"
      ><span class="vh">${form.label}</span
      ><input
        type="search"
        name="q"
        value="${asked.search}"
        placeholder="${form.placeholder}"
        maxlength="200"
        autocapitalize="none"
        spellcheck="false"
    /></label>
    ${Object.entries(form.also ?? {}).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <button class="btn quiet" type="submit">${icon('search')}<span>${words.search}</span></button>
  </form>`
}

/** Nothing found, or nothing there yet. */
export function emptyList(said: { what: string; hint?: string; clear?: string | false }): Html {
  return html`<div class="nothing">
    <p>${said.what}</p>
    ${said.hint && html`<p class="muted small">${said.hint}</p>`}
    ${said.clear && html`<p><a href="${said.clear}">${adminWords().clear}</a></p>`}
  </div>`
}

/** Leads to older lines and back to the newest; nothing where everything is shown. */
export function pager(
  action: string,
  asked: { before: string | null; also: Record<string, string> },
  older: string | null,
): Html | null {
  if (!older && !asked.before) return null
  const words = adminWords()
  return html`<nav class="pager" aria-label="${words.pages}">
    ${asked.before && html`<a class="btn quiet" href="${action}${query(asked.also)}">${words.newest}</a>`}
    ${older && html`<a class="btn quiet" href="${action}${query({ ...asked.also, before: older })}">${words.older}</a>`}
  </nav>`
}

/** `?q=mia&before=…`, without what is empty. */
export function query(parts: Record<string, string>): string {
  const given = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))
  return given.size > 0 ? `?${given.toString()}` : ''
}

/** Cuts the one line that was read beyond the page and says where the next begins. */
export function cutPage<Line extends { id: string }>(
  lines: Line[],
  size: number,
): { shown: Line[]; older: string | null } {
  const shown = lines.slice(0, size)
  return { shown, older: lines.length > size ? (shown.at(-1)?.id ?? null) : null }
}
