import type { LibraryPass } from '@stagedoor/contract'
import { formatDay } from '@stagedoor/words/format'

/** Why a pass of the library opens nothing any more. */
export function pastWords({ grant }: LibraryPass, now: Date): string {
  switch (grant.status) {
    case 'revoked':
      return 'given back or withdrawn'
    case 'suspended':
      return 'paused until the payment is settled'
    case 'active':
    case 'grace':
    case 'ended':
      return grant.accessUntil ? `ended ${formatDay(grant.accessUntil, 'UTC', now)}` : 'ended'
    default:
      return grant.status satisfies never
  }
}
