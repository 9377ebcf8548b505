import { Html, html } from './html.ts'
import type { LocalRequest } from './serve.ts'

export interface LocalReply {
  status?: number
  type: string
  body: string | Buffer
  headers?: Record<string, string>
}

export function json(value: object): LocalReply {
  return { type: 'application/json', body: JSON.stringify(value) }
}

/** JSON for programs; a person who pressed a button goes back to the page it was on. */
export function done({ header }: LocalRequest, value: object): LocalReply {
  if (!header('content-type')?.includes('form')) return json(value)
  return { status: 303, type: 'text/plain', body: 'Done', headers: { Location: header('referer') ?? '/' } }
}

/** A plain page. It has no script, so it allows none. */
export function page(title: string, content: Html): LocalReply {
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(styles)}
        </style>
      </head>
      <body>
        <p class="test">Test payments: no money moves.</p>
        <main>${content}</main>
      </body>
    </html>`
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
  return { type: 'text/html; charset=utf-8', body: body.text, headers: { 'Content-Security-Policy': policy } }
}

const styles = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 400 1rem/1.5 ui-sans-serif, system-ui, sans-serif; color: light-dark(#1f1b16, #f5f1ea);
    background: light-dark(#faf9f6, #1b1815); }
  main { width: min(64rem, 100% - 2rem); margin: 2rem auto 4rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
  .test { margin: 0; padding: 0.4rem 1rem; text-align: center; font-size: 0.875rem;
    background: light-dark(#fbe6cc, #4a3314); }
  h1, h2, p, dl, dd { margin: 0; } h1 { font-size: 1.875rem; line-height: 1.1; } h2 { font-size: 1.25rem; }
  .muted { color: light-dark(#5b534b, #c2bbb0); } .bad { color: light-dark(#b3261e, #ff8a7a); } .scroll { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; } th { text-align: start; font-weight: 600; }
  th, td { padding: 0.45rem 1rem 0.45rem 0; border-bottom: 1px solid light-dark(#e5e0d8, #3a352f); vertical-align: top; }
  td.num, th.num { text-align: end; font-variant-numeric: tabular-nums; } code { font-size: 0.875rem; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.5rem; } dt { color: light-dark(#5b534b, #c2bbb0); }
  form { display: inline-flex; gap: 0.5rem; align-items: center; flex-wrap: wrap; margin: 0; }
  button, select { font: inherit; font-size: 0.9375rem; font-weight: 600; min-height: 36px; padding: 0 0.9rem; border-radius: 8px;
    border: 1px solid light-dark(#857e77, #857e77); background: light-dark(#fff, #2a2621); color: inherit; cursor: pointer; }
  a { color: inherit; } :focus-visible { outline: 3px solid light-dark(#3d6bd6, #9bb8ff); outline-offset: 2px; }
`
