/** Where a segment lies in storage. Zero-padded, so that a listing is in order. */
export function segmentKey(prefix: string, part: number, number: number): string {
  return `${prefix}/${String(part).padStart(3, '0')}/${String(number).padStart(6, '0')}.mp4`
}
