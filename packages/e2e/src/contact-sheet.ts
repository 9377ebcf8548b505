import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright'
import type { Difference } from './screens/compare-pictures.ts'

export type Shot = { screen: string; variant: string; width: number; file: string; difference: Difference }

// More in one picture is too small to see anything in.
const screensInPicture = 8

/**
 * A page with a row for each screen and a column for each variant, what changed since the last run first and beside
 * what it was; and the same as pictures, a few screens in each.
 */
export async function writeContactSheet(browser: Browser, folder: string, shots: Shot[]): Promise<void> {
  const changed = shots.filter(({ difference }) => difference === 'changed')
  const names = [...new Set(shots.map(({ screen }) => screen))]
  const rows = names.map((screen) => row(screen, shots))
  const changes = changed.map((shot) => change(shot))
  await writeFile(
    path.join(folder, 'sheet.html'),
    sheet([`<h1>${changed.length} changed</h1>`, ...changes, `<h1>${names.length} screens</h1>`, ...rows]),
  )
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
  for (let first = 0; first < rows.length; first += screensInPicture) {
    const part = path.join(folder, 'part.html')
    await writeFile(part, sheet(rows.slice(first, first + screensInPicture)))
    await page.goto(pathToFileURL(part).href)
    const number = String(first / screensInPicture + 1).padStart(2, '0')
    await page.screenshot({ path: path.join(folder, `sheet-${number}.png`), fullPage: true })
  }
  await page.close()
}

function row(screen: string, shots: Shot[]): string {
  const figures = shots
    .filter((shot) => shot.screen === screen)
    .map((shot) => figure(shot.file, shot.variant, shot.width))
  return `<section><h2>${screen}</h2><div>${figures.join('')}</div></section>`
}

function change({ screen, variant, width, file }: Shot): string {
  const figures = [
    figure(`../screens-before/${file}`, 'before', width),
    figure(file, 'now', width),
    figure(file.replace('.png', '.diff.png'), 'difference', width),
  ]
  return `<section><h2>${screen}, ${variant}</h2><div>${figures.join('')}</div></section>`
}

function figure(file: string, caption: string, width: number): string {
  const shown = Math.round(width * 0.3)
  return `<figure><a href="${file}"><img src="${file}" width="${shown}" alt="${caption}"></a><figcaption>${caption}</figcaption></figure>`
}

function sheet(sections: string[]): string {
  return `<!doctype html><meta charset="utf-8"><title>Screens</title><style>
    body { font: 14px/1.4 system-ui, sans-serif; margin: 24px; background: #888; color: #fff; width: max-content; }
    h2 { font-size: 18px; margin: 24px 0 8px; }
    section > div { display: flex; gap: 12px; align-items: start; }
    figure { margin: 0; }
    img { display: block; max-height: 420px; object-fit: cover; object-position: top; background: #fff; }
    figcaption { padding-top: 4px; }
  </style>${sections.join('')}`
}
