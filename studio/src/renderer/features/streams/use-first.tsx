import { Button } from '@stagedoor/ui'
import { studioStreamsWords } from '@stagedoor/words/studio-streams'
import { useState, type ReactNode } from 'react'

/** The first of a long list, and the button that shows the rest; undefined where nothing is left. */
export function useFirst<Item>(items: Item[], count: number): { shown: Item[]; more: ReactNode } {
  const [isAll, setIsAll] = useState(false)
  if (isAll || items.length <= count) return { shown: items, more: undefined }
  return {
    shown: items.slice(0, count),
    more: (
      <Button kind="bare" className="more" onClick={() => setIsAll(true)}>
        {studioStreamsWords().showAll(items.length)}
      </Button>
    ),
  }
}
