import { useReducer } from 'react'

export type Unsaved<Fields> = {
  /** The fields that were typed over. */
  changes: Partial<Fields>
  change(part: Partial<Fields>): void
  /** After saving, or when they are not wanted any more. */
  forget(): void
}

/**
 * A hook for what was typed and not saved on screens of one kind, by the id of what they are about. Whoever comes back
 * finds it, until the window closes; what was not typed over is always as the server has it.
 */
export function createUnsaved<Fields>(): (id: string) => Unsaved<Fields> {
  const kept = new Map<string, Partial<Fields>>()
  return (id) => {
    const [, show] = useReducer((count: number) => count + 1, 0)
    return {
      changes: kept.get(id) ?? {},
      change(part) {
        kept.set(id, { ...kept.get(id), ...part })
        show()
      },
      forget() {
        kept.delete(id)
        show()
      },
    }
  }
}
