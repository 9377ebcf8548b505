export type ImageType = { extension: 'jpg' | 'png' | 'webp'; contentType: string }

/** Which picture these bytes begin like; undefined for anything else (SVG and HTML could carry script). */
export function imageTypeOf(bytes: Buffer): ImageType | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))
    return { extension: 'jpg', contentType: 'image/jpeg' }
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return { extension: 'png', contentType: 'image/png' }
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return { extension: 'webp', contentType: 'image/webp' }
  return undefined
}
