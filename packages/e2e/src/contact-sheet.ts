import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright'

export type Shot = { screen: string; variant: string; width: number; file: string }

/** A page with a row for each screen and a column for each variant, and the same as one picture. */
export async function writeContactSheet(browser: Browser, folder: string, shots: Shot[]): Promise<void> {
  const screens = [...new Set(shots.map(({ screen }) => screen))]
  const rows = screens.map((screen) => {
    const figures = shots
      .filter((shot) => shot.screen === screen)
      .map(
        ({ variant, width, file }) =>
          `<figure><a href="${file}"><img src="${file}" width="${Math.round(width * 0.3)}" alt="${screen}, ${variant}"></a><figcaption>${variant}</figcaption></figure>`,
      )
    return `<section><h2>${screen}</h2><div>${figures.join('')}</div></section>`
  })
  const html = `<!doctype html><meta charset="utf-8"><title>Screens</title><style>
    body { font: 14px/1.4 system-ui, sans-serif; margin: 24px; background: #888; color: #fff; width: max-content; }
    h2 { font-size: 18px; margin: 24px 0 8px; }
    section > div { display: flex; gap: 12px; align-items: start; }
    figure { margin: 0; }
    img { display: block; max-height: 420px; object-fit: cover; object-position: top; background: #fff; }
    figcaption { padding-top: 4px; }
  </style>${rows.join('')}`
  const sheet = path.join(folder, 'sheet.html')
  await writeFile(sheet, html)
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
  await page.goto(pathToFileURL(sheet).href)
  await page.screenshot({ path: path.join(folder, 'sheet.png'), fullPage: true })
  await page.close()
}
