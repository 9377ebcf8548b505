import { startStack } from '@stagedoor/local-stack'
import { chromium, type Page } from 'playwright'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumArgs, chromiumPath } from './chromium.ts'
import { summary, writeContactSheet, type Failure, type Shot } from './contact-sheet.ts'
import { comparePictures } from './screens/compare-pictures.ts'
import { openGallery, type Gallery } from './screens/gallery.ts'
import { listAreas } from './screens/list.ts'
import { findMoving, holdPictures, settle } from './screens/moving.ts'
import { makeScene, type Screen } from './screens/scene.ts'

// `pnpm screens`, `pnpm screens watch`: every screen and state, or those whose name has the word, in its widths, light
// and dark, as pictures and one contact sheet, beside what each was when it was taken last.
const folder = fileURLToPath(new URL('../out/screens/', import.meta.url))
const before = fileURLToPath(new URL('../out/screens-before/', import.meta.url))
const schemes = ['light', 'dark'] as const
// The studio's window is never smaller than 1000 × 700.
const windows = {
  site: { 390: 844, 1000: 900, 1440: 900 },
  studio: { 1000: 700, 1440: 900 },
  admin: { 390: 844, 1000: 700, 1440: 900 },
  mail: { 390: 844, 1000: 900 },
}
const wanted = process.argv.slice(2).filter((arg) => arg !== '--')

await mkdir(folder, { recursive: true })
await mkdir(before, { recursive: true })
await using stack = await startStack({ seed: true })
const scene = await makeScene(stack)
const screens = (await listAreas(scene))
  .flatMap((area) => area.screens.map((screen) => ({ area: area.name, screen })))
  .filter(({ screen: { name } }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
const executablePath = chromiumPath()
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath ? { executablePath } : {}) })
const shots: Shot[] = []
const failures: Failure[] = []
try {
  await using gallery = openGallery(browser, scene)
  for (const [index, { area, screen }] of screens.entries()) {
    process.stderr.write(`  ${index + 1} of ${screens.length}: ${screen.name}\n`)
    try {
      await shoot(gallery, area, screen)
    } catch (error) {
      const [why = ''] = String(error).split('\n')
      failures.push({ screen: screen.name, why })
      console.error(`✘ ${screen.name}: ${why}`)
    }
  }
  if (failures.length === 0 && wanted.length === 0) await dropOthers()
  await writeContactSheet(browser, folder, { shots, failures, before })
} finally {
  await browser.close()
}
console.log(`${summary(shots, failures)}: ${path.relative(process.cwd(), path.join(folder, 'sheet.html'))}`)
if (failures.length > 0) process.exitCode = 1

async function shoot(gallery: Gallery, area: string, screen: Screen): Promise<void> {
  let page: Page | undefined
  try {
    await screen.before?.()
    for (const colorScheme of schemes) {
      page = await gallery.show(screen, colorScheme)
      await holdPictures(page)
      for (const [width, height] of Object.entries(windows[screen.app])) {
        await page.setViewportSize({ width: Number(width), height })
        await settle(page)
        const variant = `${width} ${colorScheme}`
        const file = `${`${screen.name} ${variant}`.replaceAll(/[^a-z0-9]+/gi, '-')}.png`
        const difference = await take(page, file)
        shots.push({ area, screen: screen.name, variant, width: Number(width), file, difference })
      }
    }
  } finally {
    // Also after a failure, so that the next screen finds what it expects.
    if (page) await screen.after?.(page)
  }
}

async function take(page: Page, file: string): Promise<Shot['difference']> {
  const moving = await findMoving(page)
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' })
  for (const name of [file, `${file}.json`])
    await rename(path.join(folder, name), path.join(before, name)).catch(() => undefined)
  await rm(path.join(folder, file.replace('.png', '.diff.png')), { force: true })
  await writeFile(path.join(folder, file), picture)
  await writeFile(path.join(folder, `${file}.json`), JSON.stringify(moving))
  return comparePictures({ folder, before, file })
}

/** Pictures of screens that are no more, and pieces of the last sheet. */
async function dropOthers(): Promise<void> {
  const ours = new Set(shots.flatMap(({ file }) => [file, `${file}.json`, file.replace('.png', '.diff.png')]))
  for (const name of await readdir(folder)) if (!ours.has(name)) await rm(path.join(folder, name))
}
