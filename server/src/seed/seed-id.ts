import { createHash } from 'node:crypto'

const firstHour = Date.parse('2024-01-01T00:00:00Z')

/** The same id for the same name at every start, so that the seed can be repeated. */
export function seedId(name: string): string {
  const hex = createHash('sha256').update(`stagedoor demo ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The same, in the order of `hour`, as ids that carry their time are. */
export function seedIdAt(name: string, hour: number): string {
  const time = (firstHour + hour * 3_600_000).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${seedId(name).slice(15)}`
}
