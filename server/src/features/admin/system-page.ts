import { hostname } from 'node:os'
import { systemCheckWords } from '@stagedoor/words/system-check'
import type { Ctx } from '#context.ts'
import { html, withCode, type Html } from './html.ts'
import { adminPage, icon } from './layout.ts'
import { checkSystem } from './system/check-system.ts'
import type { Part } from './system/part.ts'
import { ago, secondOf } from './times.ts'

const lights = {
  good: { tone: 'ok', row: '' },
  soon: { tone: 'warn', row: 'tight' },
  failing: { tone: 'bad', row: 'failing' },
}

/** Every part of the system with its measured value; what needs an operator first, with what to do. */
export async function systemPage(ctx: Ctx): Promise<string> {
  const words = systemCheckWords()
  const parts = await checkSystem(ctx)
  const needing = parts.filter((part) => part.state !== 'good').length
  const now = new Date()
  const count = words.number(parts.length)
  return adminPage(ctx, {
    title: words.title,
    place: 'system',
    failingParts: needing,
    body: html`<div class="sheet">
      <header class="pagehead">
        <div class="grow">
          <h1>${needing === 0 ? words.allWell(count) : words.needYou(needing, count)}</h1>
          <p class="muted num">${words.measured(secondOf(now), hostname())}</p>
        </div>
        <a class="btn quiet" href="/admin">${icon('again')}${words.again}</a>
      </header>
      <ol class="parts">
        ${parts.map((part) => row(part, now))}
      </ol>
      <p class="small muted">${words.chatBy[ctx.config.getstream ? 'getstream' : 'local']}</p>
    </div>`,
  })
}

function row(part: Part, now: Date): Html {
  const light = lights[part.state]
  const words = systemCheckWords()
  return html`<li class="${light.row}">
    <span class="state ${light.tone}"
      ><i class="light"></i><span class="vh">${words.lights[part.state]}</span></span
    >
    <h2>${part.name}</h2>
    <span class="val num">${part.value}</span>
    <span class="exp muted num">${part.limit}</span>
    <span class="ago muted num">${ago(part.seenAt ?? now, now)}</span>
    ${part.remedy && remedy(part.remedy)}
  </li>`
}

function remedy({ what, why, steps }: NonNullable<Part['remedy']>): Html {
  const [only] = steps
  return html`<div class="remedy">
    <p><b>${what}</b> ${why}</p>
    ${
      steps.length === 1 && only
        ? html`<p>${withCode(only)}</p>`
        : html`<ol>
            ${steps.map((step) => html`<li>${withCode(step)}</li>`)}
          </ol>`
    }
  </div>`
}
