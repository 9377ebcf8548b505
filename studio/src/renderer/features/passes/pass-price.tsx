import type { AccessPass } from '@stagedoor/contract'
import { Note, SelectField, useNow } from '@stagedoor/ui'
import { formatDay, formatPrice } from '@stagedoor/words/format'
import { plural } from '@stagedoor/words/plural'
import { parsePrice } from './money.ts'
import type { PassDraft } from './pass-draft.ts'
import { PassSection, type PassFields } from './pass-section.tsx'

export function PassPrice({ draft, change, errors, pass }: PassFields & { pass: AccessPass | undefined }) {
  const isPaid = draft.billing === 'one_time'
  return (
    <PassSection title="Price">
      <div className="duo">
        {pass ? (
          <div className="field">
            How people pay
            <p className="muted">{isPaid ? 'Once' : 'Free'}</p>
          </div>
        ) : (
          <SelectField
            label="How people pay"
            value={draft.billing}
            onChange={(event) => change({ billing: event.target.value === 'free' ? 'free' : 'one_time' })}
          >
            <option value="one_time">Once</option>
            <option value="free">Free</option>
          </SelectField>
        )}
        {isPaid && (
          <label className="field">
            {pass ? 'New price' : 'Price'}
            <span className="money">
              <i aria-hidden="true">€</i>
              <input
                className="num"
                inputMode="decimal"
                value={draft.price}
                aria-invalid={errors['price'] ? true : undefined}
                onChange={(event) => change({ price: event.target.value })}
              />
            </span>
            {errors['price'] && <span className="err">{errors['price']}</span>}
          </label>
        )}
      </div>
      {pass && isPaid && <PriceVersions draft={draft} pass={pass} />}
    </PassSection>
  )
}

/** Who keeps which price; a new one is for new buyers only. */
function PriceVersions({ draft, pass }: { draft: PassDraft; pass: AccessPass }) {
  const now = new Date(useNow(null))
  const price = parsePrice(draft.price)
  const [newest] = pass.prices
  const isNew = price !== undefined && price.amountMinor !== newest?.price.amountMinor
  const keepers = pass.prices.reduce((sum, { holderCount }) => sum + holderCount, 0)
  if (!isNew && pass.prices.length < 2) return null
  return (
    <Note>
      <b>
        {keepers > 0
          ? `${plural(keepers, { one: 'person keeps', other: 'people keep' })} what they paid.`
          : 'Nobody has it yet.'}
      </b>{' '}
      A new price is for new buyers only.
      <dl className="versions num">
        {isNew && (
          <div>
            <dt>{formatPrice(price)}</dt>
            <dd>from today, after you save</dd>
          </div>
        )}
        {pass.prices.map((version) => (
          <div key={version.id}>
            <dt>{formatPrice(version.price)}</dt>
            <dd>
              since {formatDay(version.createdAt, 'UTC', now)}:{' '}
              {plural(version.holderCount, { one: 'person keeps', other: 'people keep' })} it
            </dd>
          </div>
        ))}
      </dl>
    </Note>
  )
}
