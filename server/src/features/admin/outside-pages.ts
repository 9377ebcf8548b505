import { adminWords } from '@stagedoor/words/admin'
import { errorWords } from '@stagedoor/words/errors'
import type { Ctx } from '#context.ts'
import type { AppError } from '#http/errors.ts'
import { html, type Html } from './html.ts'
import { adminPage, outsidePage } from './layout.ts'

/** For somebody who is signed in and no admin: the same at every address, so that it says nothing about any. */
export function refusedPage({ viewer }: Ctx, next: string): string {
  const words = adminWords().refused
  return outsidePage({
    title: words.title,
    body: message(
      words.title,
      html`<p>${words.text(viewer?.email ?? '')}</p>
        <form class="acts" method="post" action="/admin/sign-out">
          <input type="hidden" name="next" value="${next}" />
          <button class="btn loud" type="submit">${words.signIn}</button>
          <a class="btn quiet" href="/">${words.home}</a>
        </form>`,
    ),
  })
}

/** What went wrong, within the operator's frame where an operator asked. */
export async function errorPage(error: AppError, requestId: string, ctx: Ctx | undefined): Promise<string> {
  const words = adminWords()
  const isMissing = error.status === 404
  const title = isMissing ? words.missing.title : words.failed.title
  const body = message(
    title,
    html`<p>${isMissing && ctx ? words.missing.text : errorWords()[error.code]}</p>
      ${error.status >= 500 && html`<p class="small">${words.failed.request} <code>${requestId}</code></p>`}
      <div class="acts">
        ${
          ctx
            ? html`<a class="btn quiet" href="/admin">${words.missing.back}</a>`
            : html`<a class="btn quiet" href="/">${words.refused.home}</a>`
        }
      </div>`,
  )
  // Without its database a page has no frame, but still its words.
  return ctx && error.code !== 'unavailable'
    ? adminPage(ctx, { title, place: null, body })
    : outsidePage({ title, body })
}

function message(title: string, rest: Html): Html {
  return html`<div class="sheet">
    <div class="empty">
      <h1>${title}</h1>
      ${rest}
    </div>
  </div>`
}
