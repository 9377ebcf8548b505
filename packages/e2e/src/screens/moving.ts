import type { Page } from 'playwright'
import type { Moving } from './compare-pictures.ts'

// The picture of a camera or a replay is another one each time; what lies over it is not.
const stillPictures = `video, canvas {
  object-fit: none !important;
  object-position: 9999px 0 !important;
  background: linear-gradient(160deg, #35506b, #7a4a5c) !important;
}`

/** Puts a still in the place of moving pictures, so that everything around and over them can be compared. */
export async function holdPictures(page: Page): Promise<void> {
  // Not by a tag: the pages' content policy lets in no styles but their own.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }, stillPictures)
}

/** What differs from run to run without a change: the time, measured values, addresses with a port. */
export function findMoving(page: Page): Promise<Moving[]> {
  return page.evaluate(() => {
    const words =
      /\d:\d\d|\b(today|tonight|tomorrow|yesterday|now)\b|\b(mon|tue|wed|thu|fri|sat|sun)(day|sday|nesday|rsday|urday)?\b|\b\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(in|for|since) (about )?(\d+|an?) (second|minute|hour|day|week|month)|\bago\b|\d (ms|dB|kB|MB|GB|Mbps|fps|s|min|h)\b|127\.0\.0\.1|localhost:|\d{6}|\d{3} \d{3}\b/i
    const found = new Set<Element>(
      document.querySelectorAll('time, [role=timer], [role=meter], [data-moving]'),
    )
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement && words.test(node.nodeValue ?? '')) found.add(node.parentElement)
    return [...found].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x: x + scrollX, y: y + scrollY, width, height }
    })
  })
}
