import { randomUUIDv7 } from 'node:crypto'

/** A new id: UUID version 7, so that ids sort by the time they were made. */
export function newId(): string {
  return randomUUIDv7()
}

export function isId(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
}
