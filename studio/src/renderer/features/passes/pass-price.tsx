import type { AccessPass } from '@stagedoor/contract'
import { FieldFrame, Note, SelectField, useNow } from '@stagedoor/ui'
import { formatDay, formatPrice } from '@stagedoor/words/format'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { parsePrice } from './money.ts'
import type { PassDraft } from './pass-draft.ts'
import { PassSection, type PassFields } from './pass-section.tsx'

export function PassPrice({ draft, change, errors, pass }: PassFields & { pass: AccessPass | undefined }) {
  const words = studioPassesWords().price
  const isPaid = draft.billing === 'one_time'
  return (
    <PassSection title={words.section}>
      <div className="duo">
        {pass ? (
          <div className="field">
            <span>{words.how}</span>
            <p className="shown">{isPaid ? words.once : words.free}</p>
          </div>
        ) : (
          <SelectField
            label={words.how}
            value={draft.billing}
            onChange={(event) => change({ billing: event.target.value === 'free' ? 'free' : 'one_time' })}
          >
            <option value="one_time">{words.once}</option>
            <option value="free">{words.free}</option>
          </SelectField>
        )}
        {isPaid && (
          <FieldFrame label={pass ? words.new : words.price} error={errors['price']}>
            {(wiring) => (
              <span className="money">
                <i aria-hidden="true">€</i>
                <input
                  {...wiring}
                  className="num"
                  inputMode="decimal"
                  value={draft.price}
                  onChange={(event) => change({ price: event.target.value })}
                />
              </span>
            )}
          </FieldFrame>
        )}
      </div>
      {pass && isPaid && <PriceVersions draft={draft} pass={pass} />}
    </PassSection>
  )
}

/** Who keeps which price; a new one is for new buyers only. */
function PriceVersions({ draft, pass }: { draft: PassDraft; pass: AccessPass }) {
  const words = studioPassesWords().price
  const now = new Date(useNow(null))
  const price = parsePrice(draft.price)
  const [newest] = pass.prices
  const isNew = price !== undefined && price.amountMinor !== newest?.price.amountMinor
  const keepers = pass.prices.reduce((sum, { holderCount }) => sum + holderCount, 0)
  const day = (instant: string): string => formatDay(instant, 'UTC', now)
  if (!isNew && pass.prices.length < 2) return null
  return (
    <Note>
      <b>{keepers > 0 ? words.keep(keepers) : words.nobody}</b> {words.forNew}
      <dl className="versions num">
        {isNew && (
          <div>
            <dt>{formatPrice(price)}</dt>
            <dd>{words.fromNow}</dd>
          </div>
        )}
        {pass.prices.map(({ id, price: before, createdAt, holderCount }, index) => {
          const next = pass.prices[index - 1]
          return (
            <div key={id}>
              <dt>{formatPrice(before)}</dt>
              <dd>
                {next
                  ? words.between(day(createdAt), day(next.createdAt), holderCount)
                  : words.since(day(createdAt), holderCount)}
              </dd>
            </div>
          )
        })}
      </dl>
    </Note>
  )
}
