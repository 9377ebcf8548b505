import sharp from 'sharp'
import { coverWidths, otherCovers, shownCover } from './cover-path.ts'

export type CoverFile = { path: string; body: Buffer; contentType: string }

// A picture of 8 MB can claim any size: more than any camera's is a trap, not a photograph.
const mostPixels = 120_000_000
const longestSeconds = 30

/**
 * The cover in every width it is shown in, upright and on white where it was transparent. Never enlarged. What the
 * camera wrote beside the picture (place, time, device) is not carried over. Fails for bytes that are no picture.
 */
export async function drawCovers(bytes: Buffer, stem: string): Promise<CoverFile[]> {
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .timeout({ seconds: longestSeconds })
    .autoOrient()
    .flatten({ background: 'white' })
  const ofWidth = (width: number) =>
    picture.clone().resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
  const shown = shownCover(stem)
  const body = await ofWidth(coverWidths.shown).jpeg({ quality: 82, mozjpeg: true }).toBuffer()
  const files: CoverFile[] = [{ path: shown, body, contentType: 'image/jpeg' }]
  for (const { path, width } of otherCovers(shown) ?? [])
    files.push({
      path,
      body: await ofWidth(width).webp({ quality: 80 }).toBuffer(),
      contentType: 'image/webp',
    })
  return files
}
