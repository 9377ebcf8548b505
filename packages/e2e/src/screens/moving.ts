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

/** Until the page has stopped growing: a frame learns of a new width and tells its height a moment later. */
export async function settle(page: Page): Promise<void> {
  const wait = page.frames().length > 1 ? 250 : 60
  let before = ''
  for (let looks = 0; looks < 20; looks++) {
    const sizes = await sizesOf(page)
    if (sizes === before) return
    before = sizes
    await page.waitForTimeout(wait)
  }
}

/** Of the page and its frames; never the same twice while a frame is not as wide inside as outside. */
async function sizesOf(page: Page): Promise<string> {
  const sizes = [await page.evaluate(() => document.documentElement.scrollHeight)]
  for (const frame of page.mainFrame().childFrames()) {
    const outside = await (await frame.frameElement()).evaluate((element) => (element as Element).clientWidth)
    const inside = await frame.evaluate(() => ({
      width: innerWidth,
      height: document.body.getBoundingClientRect().height,
    }))
    sizes.push(inside.width === outside ? inside.height : performance.now())
  }
  return sizes.join()
}

/** What differs from run to run without a change: the time, measured values, numbers by chance, addresses with a port. */
export function findMoving(page: Page): Promise<Moving[]> {
  return page.evaluate(() => {
    const words = [
      /\d:\d\d|\b(today|tonight|tomorrow|yesterday)\b|\b(mon|tue|wed|thu|fri|sat|sun)(day|sday|nesday|rsday|urday)?\b/i,
      /\b\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i,
      /\b(in|for|since|ago) (about )?(\d+|an?) (second|minute|hour|day|week|month)|\bago\b/i,
      /\d\s(ms|dB|kB|MB|GB|Mbps|fps|s|min|h)\b|\bmeasur|127\.0\.0\.1|localhost:/i,
      /\b\d{3} ?\d{3}\b|[0-9a-f]{8}-[0-9a-f]{4}-|\b[a-z]{2,4}_\w{8,}|[-_][0-9a-f]{8}\b/,
      /\b\d+ (watching|here)\b/,
    ]
    const found = new Set<Element>(
      document.querySelectorAll(
        // Who wrote has a colour by their id, which is a new one in every run.
        'time, [role=timer], [role=meter], progress, input[type=date], input[type=time], [role=log] bdi[class], [data-moving]',
      ),
    )
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement && words.some((each) => each.test(node.nodeValue ?? '')))
        found.add(node.parentElement)
    return [...found].map((element) => {
      const { x, y, width, height } = lineOf(element).getBoundingClientRect()
      return { x: x + scrollX, y: y + scrollY, width, height }
    })

    /** Words of another length push what stands beside them. */
    function lineOf(element: Element): Element {
      const { parentElement } = element
      if (!parentElement || element.getBoundingClientRect().height > 60) return element
      const isInLine = getComputedStyle(element).display.startsWith('inline')
      const around = getComputedStyle(parentElement)
      const isInRow = around.display.includes('flex') && around.flexDirection.startsWith('row')
      const isOneLine = parentElement.getBoundingClientRect().height <= 60
      return (isInLine || isInRow) && isOneLine ? lineOf(parentElement) : element
    }
  })
}
