import type { Message } from './messages.ts'

/** The list of everything that arrived, with the newest one-time code large on top. */
export function listPage(messages: Message[]): string {
  const newest = messages.find((message) => message.code !== undefined)
  const rows = messages.map(
    (message) =>
      html`<a class="row" href="/messages/${message.id}">
        <span class="to">${message.to.join(', ')}</span>
        <span class="subject">${message.subject || '(no subject)'}</span>
        ${time(message)}
      </a>`,
  )
  const empty = html`<p class="empty">
    No mail yet. Codes, receipts and every other mail Stagedoor sends land here, and nowhere else.
  </p>`
  return page(
    'Mail inbox',
    html`${newest ? codeCard(newest, 'Newest code') : raw('')}
      <h2>${messages.length === 0 ? 'Messages' : `Messages (${messages.length})`}</h2>
      ${messages.length === 0 ? empty : html`<div class="rows">${rows}</div>`}`,
  )
}

export function messagePage(message: Message): string {
  return page(
    message.subject || '(no subject)',
    html`<p><a href="/">All messages</a></p>
      ${message.code === undefined ? raw('') : codeCard(message, 'Code')}
      <h2>${message.subject || '(no subject)'}</h2>
      <dl class="facts">
        <dt>To</dt>
        <dd>${message.to.join(', ')}</dd>
        <dt>From</dt>
        <dd>${message.from}</dd>
        <dt>Arrived</dt>
        <dd>${time(message)}</dd>
      </dl>
      <iframe
        class="mail"
        src="/messages/${message.id}/body"
        title="The message"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      ></iframe>`,
  )
}

function codeCard(message: Message, label: string): Html {
  const code = message.code ?? ''
  return html`<section class="code" aria-label="${label}">
    <div>
      <p class="label">${label}, for ${message.to.join(', ')}</p>
      <p class="digits" translate="no">${code.slice(0, 3)}<span></span>${code.slice(3)}</p>
      <p class="label">${time(message)}</p>
    </div>
    <button type="button" data-copy="${code}">Copy code</button>
  </section>`
}

function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Stagedoor mail</title>
        <link rel="stylesheet" href="/assets/inbox.css" />
        <script type="module" src="/assets/inbox.js"></script>
      </head>
      <body>
        <header>
          <h1>Stagedoor <span>mail inbox</span></h1>
          <p>Local only: mail sent by this machine stays on it.</p>
        </header>
        <main>${body}</main>
      </body>
    </html>`.text
}

function time(message: Message): Html {
  return html`<time datetime="${message.receivedAt}">${message.receivedAt.slice(11, 19)} UTC</time>`
}

type Html = { text: string }

const raw = (text: string): Html => ({ text })

/** A template whose values are escaped unless they are HTML themselves. */
function html(strings: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  return raw(strings.reduce((text, piece, i) => text + toText(values[i - 1]) + piece))
}

function toText(value: string | number | Html | Html[] | undefined): string {
  if (Array.isArray(value)) return value.map((part) => part.text).join('')
  if (typeof value === 'object') return value.text
  return String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
}
