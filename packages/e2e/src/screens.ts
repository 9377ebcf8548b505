import { startStack } from '@stagedoor/local-stack'
import { chromium, type Page } from 'playwright'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumArgs, chromiumPath } from './chromium.ts'
import { writeContactSheet, type Shot } from './contact-sheet.ts'
import { comparePictures, type Moving } from './screens/compare-pictures.ts'
import { openGallery, type Gallery } from './screens/gallery.ts'
import { listAreas } from './screens/list.ts'
import { makeScene, type Screen } from './screens/scene.ts'

// `pnpm screens`, `pnpm screens watch`: every screen and state, or those whose name has the word, in its widths, light
// and dark, as pictures and one contact sheet, beside what they were in the run before.
const folder = fileURLToPath(new URL('../out/screens/', import.meta.url))
const before = fileURLToPath(new URL('../out/screens-before/', import.meta.url))
const schemes = ['light', 'dark'] as const
// The studio's window is never smaller than 1000 × 700.
const windows = {
  site: { 390: 844, 1000: 900, 1440: 900 },
  studio: { 1000: 700, 1440: 900 },
  admin: { 1000: 700, 1440: 900 },
  mail: { 390: 844, 1000: 900 },
}
const wanted = process.argv.slice(2).filter((arg) => arg !== '--')

await keepLastRun()
await using stack = await startStack({ seed: true })
const scene = await makeScene(stack)
const screens = (await listAreas(scene))
  .flatMap((area) => area.screens)
  .filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
const executablePath = chromiumPath()
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath ? { executablePath } : {}) })
const shots: Shot[] = []
const failures: string[] = []
try {
  await using gallery = openGallery(browser, scene)
  for (const screen of screens) {
    process.stderr.write(`  ${screen.name}\n`)
    try {
      await shoot(gallery, screen)
    } catch (error) {
      failures.push(screen.name)
      console.error(`✘ ${screen.name}: ${String(error).split('\n')[0]}`)
    }
  }
  await writeContactSheet(browser, folder, shots)
} finally {
  await browser.close()
}
const changed = shots.filter(({ difference }) => difference === 'changed').length
const fresh = shots.filter(({ difference }) => difference === 'new').length
console.log(
  `${shots.length} pictures, ${changed} changed, ${fresh} new, ${failures.length} screens failed: ` +
    path.relative(process.cwd(), path.join(folder, 'sheet.html')),
)
if (failures.length > 0) process.exitCode = 1

async function shoot(gallery: Gallery, screen: Screen): Promise<void> {
  let page: Page | undefined
  try {
    await screen.before?.()
    for (const colorScheme of schemes) {
      page = await gallery.show(screen, colorScheme)
      for (const [width, height] of Object.entries(windows[screen.app])) {
        await page.setViewportSize({ width: Number(width), height })
        // Frames within the page learn of the new width a moment later.
        await page.waitForTimeout(200)
        const file = `${`${screen.name} ${width} ${colorScheme}`.replaceAll(/[^a-z0-9]+/gi, '-')}.png`
        const picture = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' })
        await writeFile(path.join(folder, file), picture)
        const moving = await findMoving(page)
        await writeFile(path.join(folder, `${file}.json`), JSON.stringify(moving))
        const difference = await comparePictures({ folder, before, file })
        const variant = `${width} ${colorScheme}`
        shots.push({ screen: screen.name, variant, width: Number(width), file, difference })
      }
    }
  } finally {
    // Also after a failure, so that the next screen finds what it expects.
    if (page) await screen.after?.(page)
  }
}

/** What differs from run to run without a change: the time, moving pictures, what others draw. */
function findMoving(page: Page): Promise<Moving[]> {
  return page
    .locator('time, video, canvas, iframe, .when, .num, [role=timer], [role=meter], [data-moving], dd')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return { x: x + scrollX, y: y + scrollY, width, height }
      }),
    )
}

async function keepLastRun(): Promise<void> {
  await mkdir(folder, { recursive: true })
  await rm(before, { recursive: true, force: true })
  await rename(folder, before)
  await mkdir(folder, { recursive: true })
}
