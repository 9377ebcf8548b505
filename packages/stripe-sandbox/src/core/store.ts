import { missing } from './errors.ts'
import type { Change, Journal } from './journal.ts'
import type { Kind, Objects } from './objects.ts'

type Stored = Objects[Kind]

/**
 * All objects by id and by kind, in order of creation. Values are never changed in place: an update stores a
 * new one, so an event may keep the object it is about. `commit` makes the changes since the last one last.
 */
export class Store {
  readonly #journal: Journal
  readonly #byKind = new Map<string, Map<string, Stored>>()
  readonly #kindOf = new Map<string, Kind>()
  #changed = new Set<string>()

  constructor(journal: Journal) {
    this.#journal = journal
    for (const change of journal.read()) {
      if ('drop' in change) this.#forget(change.drop)
      // The journal holds only what `put` wrote.
      else this.#keep(change.put as Stored)
    }
    journal.rewrite([...this.#all()].map((put) => ({ put })))
  }

  put<T extends Stored>(value: T): T {
    this.#keep(value)
    this.#changed.add(value.id)
    return value
  }

  update<K extends Kind>(kind: K, id: string, patch: Partial<Objects[K]>): Objects[K] {
    return this.put({ ...this.get(kind, id), ...patch })
  }

  drop(id: string) {
    this.#forget(id)
    this.#changed.add(id)
  }

  find<K extends Kind>(kind: K, id: string): Objects[K] | undefined {
    // Each map holds one kind only: #keep files values under their own `object`.
    return this.#byKind.get(kind)?.get(id) as Objects[K] | undefined
  }

  get<K extends Kind>(kind: K, id: string, param?: string): Objects[K] {
    const value = this.find(kind, id)
    if (value === undefined) throw missing(kind, id, param)
    return value
  }

  /** Whatever has this id, for `expand`. */
  findAny(id: string): Stored | undefined {
    const kind = this.#kindOf.get(id)
    return kind === undefined ? undefined : this.find(kind, id)
  }

  /** Oldest first. */
  all<K extends Kind>(kind: K): Objects[K][] {
    return [...(this.#byKind.get(kind)?.values() ?? [])] as Objects[K][]
  }

  commit() {
    if (this.#changed.size === 0) return
    const changes = [...this.#changed].map((id): Change => {
      const value = this.findAny(id)
      return value === undefined ? { drop: id } : { put: value }
    })
    this.#changed = new Set()
    this.#journal.append(changes)
  }

  close() {
    this.commit()
    this.#journal.close()
  }

  *#all() {
    for (const values of this.#byKind.values()) yield* values.values()
  }

  #keep(value: Stored) {
    const kind = value.object
    const values = this.#byKind.get(kind) ?? new Map<string, Stored>()
    this.#byKind.set(kind, values.set(value.id, value))
    this.#kindOf.set(value.id, kind)
  }

  #forget(id: string) {
    const kind = this.#kindOf.get(id)
    if (kind !== undefined) this.#byKind.get(kind)?.delete(id)
    this.#kindOf.delete(id)
  }
}
