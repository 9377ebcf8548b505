/** Whether these bytes begin like a JPEG, PNG or WebP; nothing else is ever given to what reads pictures. */
export function isPicture(bytes: Buffer): boolean {
  const isRiff = bytes.toString('latin1', 0, 4) === 'RIFF'
  return (
    bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
    bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) ||
    (isRiff && bytes.toString('latin1', 8, 12) === 'WEBP')
  )
}
