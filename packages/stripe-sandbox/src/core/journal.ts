import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

export type Change = { put: { id: string; object: string } } | { drop: string }

/**
 * What the sandbox knows, as a file of one JSON line per commit. A line is written before the reply that
 * tells of it, so a killed process loses nothing it has answered for; a line cut short was never answered.
 */
export class Journal {
  readonly #path: string
  #file: number | undefined

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.#path = join(folder, 'stripe.jsonl')
  }

  read(): Change[] {
    if (!existsSync(this.#path)) return []
    const lines = readFileSync(this.#path, 'utf8').split('\n')
    lines.pop()
    return lines.flatMap((line): Change[] => JSON.parse(line))
  }

  /** Replaces the history by its outcome, atomically, and goes on from there. */
  rewrite(changes: Change[]) {
    const next = `${this.#path}.next`
    writeFileSync(
      next,
      changes.length === 0 ? '' : `${changes.map((change) => JSON.stringify([change])).join('\n')}\n`,
    )
    renameSync(next, this.#path)
    this.#file = openSync(this.#path, 'a')
  }

  append(changes: Change[]) {
    if (this.#file !== undefined) writeSync(this.#file, `${JSON.stringify(changes)}\n`)
  }

  close() {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }
}
