import type { WatchView } from '@stagedoor/contract'
import { ButtonLink, useNow } from '@stagedoor/ui'
import { formatDate, formatTime } from '@stagedoor/words/format'
import { momentsWords } from '@stagedoor/words/moments'
import { pluralWord } from '@stagedoor/words/plural'
import { paths } from '#paths.ts'
import { Say, zone } from './say.tsx'

/** The countdown. The stage opens by itself; nobody has to reload. */
export function Before({ view }: { view: WatchView }) {
  const words = momentsWords()
  const now = useNow(1000)
  const { startsAt, title, id } = view.stream
  const left = Math.max(0, Math.ceil((new Date(startsAt).getTime() - now) / 1000))
  if (left === 0)
    return (
      <Say title={title} isTitle>
        {words.anyMoment(view.space.creatorName)}
      </Say>
    )
  const when = words.when(formatDate(startsAt, zone(), new Date(now)), formatTime(startsAt, zone()))
  return (
    <div className="say">
      <Countdown seconds={left} />
      <h2 className="same" dir="auto">
        {title}
      </h2>
      <p>
        {when} {words.opensByItself}
      </p>
      <div className="acts">
        <ButtonLink icon="calendar" href={paths.calendar(id)}>
          {words.addToCalendar}
        </ButtonLink>
      </div>
    </div>
  )
}

/** The largest unit that is left and those below it; seconds only on the day. */
function Countdown({ seconds }: { seconds: number }) {
  const words = momentsWords()
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3600)
  const units = [
    { unit: 'days', count: days, isShown: days > 0 },
    { unit: 'hours', count: hours, isShown: days + hours > 0 },
    { unit: 'minutes', count: Math.floor((seconds % 3600) / 60), isShown: true },
    { unit: 'seconds', count: seconds % 60, isShown: days === 0 },
  ] as const
  return (
    <p className="count" role="timer" aria-label={words.untilStart}>
      {units
        .filter(({ isShown }) => isShown)
        .map(({ unit, count }, index) => (
          <span key={unit}>
            {index === 0 ? count : String(count).padStart(2, '0')}{' '}
            <small>{pluralWord(count, words[unit])}</small>
          </span>
        ))}
    </p>
  )
}
