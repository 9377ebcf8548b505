import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright'
import type { Difference } from './screens/compare-pictures.ts'

export type Shot = {
  area: string
  screen: string
  variant: string
  width: number
  file: string
  difference: Difference
}
export type Failure = { screen: string; why: string }

// More in one picture is too small to see anything in.
const rowsInPicture = 6

/**
 * A page with what failed, what changed since the last run beside what it was, and then a row for each screen, area
 * by area; and the same as pictures, a few rows in each.
 */
export async function writeContactSheet(
  browser: Browser,
  folder: string,
  { shots, failures, before }: { shots: Shot[]; failures: Failure[]; before: string },
): Promise<void> {
  const changes = shots
    .filter(({ difference }) => difference === 'changed')
    .map((shot) => change(shot, path.relative(folder, before)))
  const parts: [name: string, rows: string[]][] = [['changed', changes]]
  for (const area of new Set(shots.map((shot) => shot.area))) {
    const ofArea = shots.filter((shot) => shot.area === area)
    parts.push([area, [...new Set(ofArea.map(({ screen }) => screen))].map((name) => row(name, ofArea))])
  }
  const failed = failures.map(({ screen, why }) => `<li>${escape(screen)}: ${escape(why)}</li>`).join('')
  const head = `<h1>Screens</h1><p>${summary(shots, failures)}. The studio’s window is never smaller than 1000 × 700, so it and the operator’s pages have no narrow picture.</p>${failed && `<h1>Failed</h1><ul>${failed}</ul>`}`
  const body = parts.map(([name, rows]) => `<h1>${name}: ${rows.length}</h1>${rows.join('')}`).join('')
  await writeFile(path.join(folder, 'sheet.html'), sheet(head + body))
  await drawParts(browser, folder, parts)
}

export function summary(shots: Shot[], failures: Failure[]): string {
  const count = (wanted: Difference) => shots.filter(({ difference }) => difference === wanted).length
  return `${shots.length} pictures: ${count('changed')} changed, ${count('new')} new, ${count('same')} as before; ${failures.length} screens failed`
}

async function drawParts(browser: Browser, folder: string, parts: [string, string[]][]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
  const draft = path.join(folder, 'part.html')
  for (const [name, rows] of parts) {
    for (let first = 0; first < rows.length; first += rowsInPicture) {
      await writeFile(draft, sheet(rows.slice(first, first + rowsInPicture).join('')))
      await page.goto(pathToFileURL(draft).href)
      const number = String(first / rowsInPicture + 1).padStart(2, '0')
      await page.screenshot({ path: path.join(folder, `sheet-${name}-${number}.png`), fullPage: true })
    }
  }
  await page.close()
  await rm(draft, { force: true })
}

function row(screen: string, shots: Shot[]): string {
  const figures = shots
    .filter((shot) => shot.screen === screen)
    .map(({ file, variant, width, difference }) =>
      figure(file, difference === 'same' ? variant : `${variant}, ${difference}`, width),
    )
  return section(screen, figures)
}

function change({ screen, variant, width, file }: Shot, before: string): string {
  return section(`${screen}, ${variant}`, [
    figure(`${before}/${file}`, 'before', width),
    figure(file, 'now', width),
    figure(file.replace('.png', '.diff.png'), 'difference', width),
  ])
}

function section(title: string, figures: string[]): string {
  return `<section><h2>${escape(title)}</h2><div>${figures.join('')}</div></section>`
}

function figure(file: string, caption: string, width: number): string {
  const shown = Math.round(width * 0.3)
  return `<figure><a href="${file}"><img src="${file}" width="${shown}" alt="${caption}"></a><figcaption>${caption}</figcaption></figure>`
}

function sheet(body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Screens</title><style>
    body { font: 14px/1.4 system-ui, sans-serif; margin: 24px; background: #666; color: #fff; width: max-content; }
    h1 { font-size: 24px; margin: 32px 0 8px; }
    h2 { font-size: 18px; margin: 24px 0 8px; }
    section > div { display: flex; gap: 12px; align-items: start; }
    figure { margin: 0; }
    img { display: block; max-height: 420px; object-fit: cover; object-position: top; background: #fff; }
    figcaption { padding-top: 4px; }
  </style>${body}`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
