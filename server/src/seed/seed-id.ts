import { createHash } from 'node:crypto'

/** The same id for the same name at every start, so that the seed can be repeated. */
export function seedId(name: string): string {
  const hex = createHash('sha256').update(`stagedoor demo ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
