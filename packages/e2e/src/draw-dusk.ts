import { PNG } from 'pngjs'

/** A picture such as a creator would upload: 1280x720, as PNG. */
export function drawDusk(): Buffer {
  const picture = new PNG({ width: 1280, height: 720 })
  const { width, height, data } = picture
  for (let at = 0; at < width * height; at++) {
    const down = Math.floor(at / width) / height
    const isSun = Math.hypot((at % width) / height - 1.2, down - 0.6) < 0.2
    data.set(isSun ? [252, 214, 150, 255] : [60 + 160 * down, 50 + 60 * down, 110 - 30 * down, 255], at * 4)
  }
  return PNG.sync.write(picture)
}
