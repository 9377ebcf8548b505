import type { WatchView } from '@stagedoor/contract'
import { ButtonLink, useNow } from '@stagedoor/ui'
import { formatBilling, formatDate, formatPrice, formatTime } from '@stagedoor/words/format'
import { momentsWords } from '@stagedoor/words/moments'
import { watchWords } from '@stagedoor/words/watch'
import { paths } from '#paths.ts'
import { zone } from './say.tsx'

/** What opens this, cheapest first. The card is never asked for here. */
export function Offers({ view, reason }: { view: WatchView; reason: 'sign-in' | 'pass-needed' }) {
  const words = momentsWords()
  const { stream, space, offers } = view
  const open = offers
    .filter((offer) => offer.availability === 'on_sale' || offer.availability === 'few_left')
    .sort((a, b) => (a.price?.amountMinor ?? 0) - (b.price?.amountMinor ?? 0))
  return (
    <div className="say">
      <h2 className={stream.status === 'scheduled' ? 'same' : undefined} dir="auto">
        {offersTitle(view)}
      </h2>
      <p>
        <Facts view={view} /> {open.length > 0 ? words.opens(open.length) : words.nothingOpens}
      </p>
      {open.length > 0 ? (
        <ul className="offers">
          {open.map((offer, index) => (
            <li key={offer.id}>
              <span>
                <strong dir="auto">{offer.name}</strong>
                <span className="price num">
                  {offer.price ? formatPrice(offer.price) : words.free}
                  {offer.price && <small>{formatBilling(offer.billing)}</small>}
                </span>
              </span>
              <ButtonLink
                kind={index === 0 ? 'loud' : 'quiet'}
                small
                href={paths.checkout(offer.id)}
                label={words.getAccessTo(offer.name)}
              >
                {words.getAccess}
              </ButtonLink>
            </li>
          ))}
        </ul>
      ) : (
        <div className="acts">
          <ButtonLink href={paths.space(space.slug)}>{words.seePasses}</ButtonLink>
        </div>
      )}
      {reason === 'sign-in' && (
        <p className="small">
          {words.havePass.before}
          <a href={paths.signInTo(paths.watch(stream.id))}>{words.havePass.link}</a>
          {words.havePass.after}
        </p>
      )}
    </div>
  )
}

/** How full it is, or when it is. */
function Facts({ view: { stream } }: { view: WatchView }) {
  const now = useNow(60_000)
  if (stream.status === 'live') return stream.watchingCount > 0 && watchWords().inRoom(stream.watchingCount)
  if (stream.status !== 'scheduled') return null
  const { startsAt } = stream
  return momentsWords().when(formatDate(startsAt, zone(), new Date(now)), formatTime(startsAt, zone()))
}

function offersTitle({ stream }: WatchView): string {
  const words = momentsWords()
  switch (stream.status) {
    case 'live':
      return words.isOn(stream.title)
    case 'ended':
      return words.replayOf(stream.title)
    case 'scheduled':
    case 'canceled':
      return stream.title
    default:
      return stream.status satisfies never
  }
}
