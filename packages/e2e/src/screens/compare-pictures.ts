import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** A part of a page that is not compared, in CSS pixels. */
export type Moving = { x: number; y: number; width: number; height: number }
export type Difference = 'new' | 'same' | 'changed'

type Compared = { folder: string; before: string; file: string }

/** Lays a picture over that of the run before; what differs is drawn red beside it as `*.diff.png`. */
export async function comparePictures({ folder, before, file }: Compared): Promise<Difference> {
  const [old, now] = [await readBytes(before, file), await readBytes(folder, file)]
  if (!old || !now) return 'new'
  if (old.equals(now)) return 'same'
  const [left, right] = sameSize(PNG.sync.read(old), PNG.sync.read(now))
  for (const part of [...(await readMoving(before, file)), ...(await readMoving(folder, file))]) {
    cover(left, part)
    cover(right, part)
  }
  const { width, height } = right
  const diff = new PNG({ width, height })
  const pixels = pixelmatch(left.data, right.data, diff.data, width, height, { threshold: 0.1 })
  if (pixels === 0) return 'same'
  await writeFile(path.join(folder, file.replace('.png', '.diff.png')), PNG.sync.write(diff))
  return 'changed'
}

/** What one of the two has more of is compared with nothing, and so differs. */
function sameSize(...pictures: [PNG, PNG]): [PNG, PNG] {
  const width = Math.max(...pictures.map((picture) => picture.width))
  const height = Math.max(...pictures.map((picture) => picture.height))
  const grow = (picture: PNG): PNG => {
    if (picture.width === width && picture.height === height) return picture
    const grown = new PNG({ width, height })
    PNG.bitblt(picture, grown, 0, 0, picture.width, picture.height, 0, 0)
    return grown
  }
  return [grow(pictures[0]), grow(pictures[1])]
}

async function readMoving(folder: string, file: string): Promise<Moving[]> {
  const bytes = await readBytes(folder, `${file}.json`)
  return bytes ? (JSON.parse(bytes.toString()) as Moving[]) : []
}

async function readBytes(folder: string, file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path.join(folder, file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function cover({ data, width, height }: PNG, part: Moving): void {
  const right = Math.min(width, Math.ceil(part.x + part.width))
  const bottom = Math.min(height, Math.ceil(part.y + part.height))
  const left = Math.max(0, Math.floor(part.x))
  if (right <= left) return
  for (let y = Math.max(0, Math.floor(part.y)); y < bottom; y++)
    data.fill(0, (y * width + left) * 4, (y * width + right) * 4)
}
