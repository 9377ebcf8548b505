import type { Moment } from '@stagedoor/live/viewer/moment'
import type { WatchState } from '@stagedoor/live/viewer/watch-session'
import { momentsWords } from '@stagedoor/words/moments'
import { useEffect, useState } from 'react'

/** A moment shorter than this mends itself before anybody hears of it. */
const settlesMs = 1500

/** What is said to ears when the moment changes: once, without the clocks that run on the stage. */
export function useAnnouncement({ moment, view }: WatchState): string {
  const wanted = announce(moment, view)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(wanted), settlesMs)
    return () => clearTimeout(timer)
  }, [wanted])
  return said
}

function announce(moment: Moment, { stream, space }: WatchState['view']): string {
  const words = momentsWords()
  switch (moment.kind) {
    // What the page says when it is opened is read, not announced.
    case 'before':
    case 'no-access':
    case 'connecting':
      return ''
    case 'live':
      return words.isLive(stream.title)
    case 'replay':
      return words.replayHere(stream.title)
    case 'reconnecting':
      return `${moment.isOffline ? words.offline : words.reconnecting}. ${words.comesBack}`
    case 'away':
      return `${words.away(space.creatorName)}.`
    case 'access-ended':
      return `${words.ended[moment.reason].title}. ${words.ended[moment.reason].text}`
    case 'taken-over':
      return `${words.takenOver}. ${words.takenOverNote}`
    case 'removed':
      return `${words.removed}. ${words.removedNote}`
    case 'join-problem':
      return `${words.doesNotOpen}. ${words.keepTrying(moment.message)}`
    case 'canceled':
      return `${words.calledOff(stream.title)}.`
    case 'processing':
      return `${words.thatWas(stream.title)}. ${words.replayComes}`
    case 'no-replay':
      return `${words.thatWas(stream.title)}. ${moment.failed ? words.replayBroken : words.noReplay}`
    default:
      return moment satisfies never
  }
}
