import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { World } from '#core/world.ts'
import { bundle } from './bundle.ts'
import { listCountries } from './countries.ts'
import { Html, html } from './html.ts'
import type { LocalReply } from './reply.ts'

const styles = readFileSync(`${import.meta.dirname}/card.css`, 'utf8')

/** The form inside the card frame: one document with its script and styles in it. */
export async function cardPage(world: World): Promise<LocalReply> {
  const { code } = await bundle('card/frame.ts')
  const hash = createHash('sha256').update(code).digest('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline' http: https:",
    'font-src http: https: data:',
    `connect-src ${new URL(world.publicUrl).origin}`,
    "base-uri 'none'",
  ]
  const headers = { 'Content-Security-Policy': policy.join('; '), 'Referrer-Policy': 'no-referrer' }
  return { type: 'text/html; charset=utf-8', body: page(code).text, headers }
}

function page(code: string): Html {
  const countries = listCountries().map(
    ({ code: value, name }) => html`<option value="${value}">${name}</option>`,
  )
  // Made in one piece: the policy holds for exactly these bytes, without an editor's indentation.
  const script = new Html(`<script>${code}</script>`)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Card</title>
        <style>
          ${new Html(styles)}
        </style>
      </head>
      <body>
        <form novalidate autocomplete="on">
          <p class="Field whole">
            <label class="Label" for="number">Card number</label>
            <span class="WithIcon">
              <input
                class="Input"
                id="number"
                inputmode="numeric"
                autocomplete="cc-number"
                placeholder="1234 1234 1234 1234"
                aria-describedby="number-error"
              />
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <rect x="2.5" y="4.5" width="15" height="11" rx="1.5" />
                <path d="M2.5 8.5h15M5.5 12.5h3" />
              </svg>
            </span>
            <span class="Error" id="number-error" role="alert" hidden></span>
          </p>
          <p class="Field">
            <label class="Label" for="expiry">Expires</label>
            <input
              class="Input"
              id="expiry"
              inputmode="numeric"
              autocomplete="cc-exp"
              placeholder="MM / YY"
              aria-describedby="expiry-error"
            />
            <span class="Error" id="expiry-error" role="alert" hidden></span>
          </p>
          <p class="Field">
            <label class="Label" for="cvc">Security code</label>
            <input
              class="Input"
              id="cvc"
              inputmode="numeric"
              autocomplete="cc-csc"
              placeholder="3 digits"
              maxlength="4"
              aria-describedby="cvc-error"
            />
            <span class="Error" id="cvc-error" role="alert" hidden></span>
          </p>
          <p class="Field whole">
            <label class="Label" for="country">Country</label>
            <span class="WithIcon">
              <select class="Input" id="country" autocomplete="country">
                ${countries}
              </select>
              <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m6 8 4 4 4-4" /></svg>
            </span>
          </p>
        </form>
        ${script}
      </body>
    </html>`
}
