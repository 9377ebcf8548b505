/** How many of something are open at once, by whom. */
export type Tally = {
  count(who: string): number
  /** Counts one more; returns the way to count it off again, harmless when called twice. */
  add(who: string): () => void
}

export function createTally(): Tally {
  const counts = new Map<string, number>()
  return {
    count: (who) => counts.get(who) ?? 0,
    add(who) {
      counts.set(who, (counts.get(who) ?? 0) + 1)
      let isOpen = true
      return () => {
        if (!isOpen) return
        isOpen = false
        const left = (counts.get(who) ?? 1) - 1
        if (left > 0) counts.set(who, left)
        else counts.delete(who)
      }
    },
  }
}
