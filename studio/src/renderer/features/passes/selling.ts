import type { AccessPass } from '@stagedoor/contract'
import { formatDay } from '@stagedoor/words/format'
import { studioPassesWords } from '@stagedoor/words/studio-passes'

/** How a pass stands to somebody who wants it now; what it was set to is only half of that. */
export function saySelling(pass: AccessPass, now: Date): string {
  const words = studioPassesWords().selling
  const { status, salesCloseAt, capacity, soldCount, heldCount } = pass
  if (status !== 'on_sale') return words[status]
  const day = salesCloseAt && formatDay(salesCloseAt, 'UTC', now)
  if (day && Date.parse(salesCloseAt) <= now.getTime()) return words.closedOn(day)
  if (capacity !== null && soldCount + heldCount >= capacity) return words.soldOut
  return day ? words.until(day) : words.on_sale
}
