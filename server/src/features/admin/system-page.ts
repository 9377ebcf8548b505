import { hostname } from 'node:os'
import type { Ctx } from '#context.ts'
import { html, type Html } from './html.ts'
import { icon, layout } from './layout.ts'
import { countNeedingPurchases } from './list-purchases.ts'
import { checkSystem } from './system/check-system.ts'
import type { Part } from './system/part.ts'
import { ago, numberWord } from './words.ts'

const lights = {
  good: { tone: 'ok', word: 'Good', row: '' },
  soon: { tone: 'warn', word: 'Soon', row: 'tight' },
  failing: { tone: 'bad', word: 'Failing', row: 'failing' },
}

const time = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
})

/** Every part of the system with its measured value; what needs an operator first, with what to do. */
export async function systemPage(ctx: Ctx): Promise<string> {
  const parts = await checkSystem(ctx)
  const needing = parts.filter((part) => part.state !== 'good').length
  const now = new Date()
  return layout({
    title: 'System check',
    place: 'system',
    operator: ctx.viewer?.name || ctx.viewer?.email || '',
    needs: { system: needing, purchases: await countNeedingPurchases(ctx.db) },
    body: html`<div class="sys">
      <header class="pagehead">
        <div class="grow">
          <h1>${headline(needing, parts.length)}</h1>
          <p class="muted num">Measured ${time.format(now)} UTC, on ${hostname()}.</p>
        </div>
        <a class="btn quiet" href="/admin">${icon('again')}Check again</a>
      </header>
      <ol class="parts">
        ${parts.map((part) => row(part, now))}
      </ol>
    </div>`,
  })
}

function headline(needing: number, count: number): string {
  if (needing === 0) return `All ${numberWord(count).toLowerCase()} parts are well`
  return `${numberWord(needing)} of ${numberWord(count).toLowerCase()} parts ${needing === 1 ? 'needs' : 'need'} you`
}

function row(part: Part, now: Date): Html {
  const light = lights[part.state]
  return html`<li class="${light.row}">
    <span class="state ${light.tone}"><i class="light"></i><span class="vh">${light.word}</span></span>
    <h2>${part.name}</h2>
    <span class="val num">${part.value}</span>
    <span class="exp muted num">${part.limit}</span>
    <span class="ago muted num">${part.seenAt ? ago(part.seenAt, now) : 'just now'}</span>
    ${part.remedy && remedy(part.remedy)}
  </li>`
}

function remedy({ what, why, steps }: NonNullable<Part['remedy']>): Html {
  const [only] = steps
  return html`<div class="remedy">
    <p><b>${what}</b> ${why}</p>
    ${
      steps.length === 1 && only
        ? html`<p>${only}</p>`
        : html`<ol>
            ${steps.map((step) => html`<li>${step}</li>`)}
          </ol>`
    }
  </div>`
}
