import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** A part of a page that is not compared, in CSS pixels. */
export type Moving = { x: number; y: number; width: number; height: number }
export type Difference = 'new' | 'same' | 'changed'

/** Lays a picture over that of the run before; what differs is drawn red beside it as `*.diff.png`. */
export async function comparePictures({
  folder,
  before,
  file,
}: {
  folder: string
  before: string
  file: string
}): Promise<Difference> {
  const old = await readPicture(before, file)
  const now = await readPicture(folder, file)
  if (!old || !now) return 'new'
  if (old.width !== now.width || old.height !== now.height) return 'changed'
  const diff = new PNG({ width: now.width, height: now.height })
  const pixels = pixelmatch(old.data, now.data, diff.data, now.width, now.height, { threshold: 0.1 })
  if (pixels === 0) return 'same'
  await writeFile(path.join(folder, file.replace('.png', '.diff.png')), PNG.sync.write(diff))
  return 'changed'
}

async function readPicture(folder: string, file: string): Promise<PNG | undefined> {
  try {
    const picture = PNG.sync.read(await readFile(path.join(folder, file)))
    const moving = JSON.parse(await readFile(path.join(folder, `${file}.json`), 'utf8')) as Moving[]
    for (const part of moving) cover(picture, part)
    return picture
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function cover({ data, width, height }: PNG, part: Moving): void {
  const right = Math.min(width, Math.ceil(part.x + part.width))
  const bottom = Math.min(height, Math.ceil(part.y + part.height))
  for (let y = Math.max(0, Math.floor(part.y)); y < bottom; y++)
    for (let x = Math.max(0, Math.floor(part.x)); x < right; x++)
      data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 4)
}
