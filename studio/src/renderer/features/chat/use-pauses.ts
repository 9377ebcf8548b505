import type { ChatMessage, Space } from '@stagedoor/contract'
import { studioChatWords } from '@stagedoor/words/studio-chat'
import { useState } from 'react'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { explain } from '../../app/use-loaded.ts'

type Author = ChatMessage['author']

export type Pauses = {
  /** Paused from here tonight, so far as it has not run out. */
  isPaused(userId: string): boolean
  /** Minutes, or null for good. */
  pause(author: Author, minutes: number | null): void
  lift(author: Author): void
}

/** Who may not write, as far as it was decided here; each decision is said with a way back. */
export function usePauses(space: Space): Pauses {
  const { api } = useStudio()
  const toast = useToast()
  const [untilMs, setUntilMs] = useState<ReadonlyMap<string, number>>(new Map())
  const words = studioChatWords()

  function keep(userId: string, until: number): void {
    setUntilMs((all) => new Map(all).set(userId, until))
  }
  function attempt(act: () => Promise<void>): void {
    act().catch((error: unknown) => toast({ text: explain(error) }))
  }
  async function lift(author: Author): Promise<void> {
    await api('DELETE /spaces/:spaceId/chat-bans/:userId', { spaceId: space.id, userId: author.id })
    keep(author.id, 0)
    toast({ text: words.lifted(author.name) })
  }
  async function pause(author: Author, minutes: number | null): Promise<void> {
    await api('POST /spaces/:spaceId/chat-bans', { spaceId: space.id, userId: author.id, minutes })
    keep(author.id, minutes === null ? Infinity : Date.now() + minutes * 60_000)
    toast({
      text: minutes === null ? words.banned(author.name) : words.timedOut(author.name, minutes),
      action: { label: words.undo, run: () => attempt(() => lift(author)) },
    })
  }
  return {
    isPaused: (userId) => (untilMs.get(userId) ?? 0) > Date.now(),
    pause: (author, minutes) => attempt(() => pause(author, minutes)),
    lift: (author) => attempt(() => lift(author)),
  }
}
