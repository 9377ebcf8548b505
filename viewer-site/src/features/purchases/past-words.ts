import type { LibraryPass } from '@stagedoor/contract'
import { libraryWords } from '@stagedoor/words/library'

/** Why a pass of the library opens nothing any more; with the moment it ended, where that says it. */
export function pastWords({ grant }: LibraryPass): { text: string; endedAt: string | null } {
  const words = libraryWords()
  switch (grant.status) {
    case 'revoked':
      return { text: words.givenBack, endedAt: null }
    case 'suspended':
      return { text: words.paused, endedAt: null }
    case 'active':
    case 'grace':
    case 'ended':
      return grant.accessUntil === null
        ? { text: words.ended, endedAt: null }
        : { text: words.endedOn, endedAt: grant.accessUntil }
    default:
      return grant.status satisfies never
  }
}
