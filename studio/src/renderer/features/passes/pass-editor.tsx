import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import {
  Button,
  formatCount,
  formatDay,
  formatPrice,
  Icon,
  Note,
  SelectField,
  TextField,
  useNow,
} from '@stagedoor/ui'
import { useState, type FormEvent, type ReactNode } from 'react'
import { paths } from '../../app/route.ts'
import type { Action } from '../../app/use-action.ts'
import { slugOf } from '../spaces/slug-of.ts'
import { parsePrice } from './money.ts'
import { countChanges, draftOf, type PassDraft } from './pass-draft.ts'
import { PassPreview } from './pass-preview.tsx'
import './passes.css'

type Fields = {
  draft: PassDraft
  change: (part: Partial<PassDraft>) => void
  errors: Record<string, string>
}

/** One pass: its words, price, what it opens and how many, with the ticket and the consequences beside it. */
export function PassEditor({
  space,
  pass,
  experiences,
  saving,
}: {
  space: Space
  pass: AccessPass | undefined
  experiences: Experience[]
  saving: Action<[PassDraft]>
}) {
  const saved = draftOf(pass, experiences)
  const [draft, setDraft] = useState(saved)
  const changes = countChanges(draft, saved)
  const fields: Fields = {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    errors: saving.fields,
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void saving.run(draft)
  }
  return (
    <>
      <header className="pagehead">
        <div className="grow">
          <h1 className="cut">{draft.name || 'New pass'}</h1>
          <p className="small muted num cut">
            {space.slug}/{draft.slug || slugOf(draft.name) || '…'}
            {pass && ` · ${formatCount(pass.soldCount, 'holder')}`}
          </p>
        </div>
        {pass && changes > 0 && (
          <>
            <span className="small muted num">{formatCount(changes, 'change')}, not saved</span>
            <Button kind="bare" onClick={() => setDraft(saved)}>
              Discard
            </Button>
          </>
        )}
        <Button kind="loud" type="submit" form="pass" busy={saving.isBusy}>
          {pass ? 'Save changes' : 'Make the pass'}
        </Button>
      </header>
      <div className="form">
        <form id="pass" noValidate onSubmit={submit}>
          {saving.message && <Note kind="bad">{saving.message}</Note>}
          <Words {...fields} />
          <Price {...fields} pass={pass} />
          <Opens {...fields} pass={pass} experiences={experiences} space={space} />
          <Supply {...fields} pass={pass} />
        </form>
      </div>
      <PassPreview space={space} draft={draft} pass={pass} experiences={experiences} />
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="stack">{children}</div>
    </fieldset>
  )
}

function Words({ draft, change, errors }: Fields) {
  return (
    <Section title="What it is">
      <TextField
        label="Name"
        value={draft.name}
        maxLength={60}
        onChange={(event) => change({ name: event.target.value })}
        error={errors['name']}
      />
      <TextField
        label="One line"
        optional
        value={draft.description}
        maxLength={120}
        onChange={(event) => change({ description: event.target.value })}
        error={errors['description']}
      />
      <TextField
        label="Address"
        value={draft.slug}
        placeholder={slugOf(draft.name)}
        spellCheck={false}
        onChange={(event) => change({ slug: event.target.value.trim().toLowerCase() })}
        error={errors['slug']}
      />
      <Perks draft={draft} change={change} errors={errors} />
    </Section>
  )
}

const perksAtMost = 8

function Perks({ draft, change }: Fields) {
  const set = (index: number, text: string): void =>
    change({ perks: draft.perks.map((perk, position) => (position === index ? text : perk)) })
  return (
    <fieldset>
      <legend>What the ticket promises</legend>
      <div className="perks">
        {draft.perks.map((perk, index) => (
          // Lines have no name of their own; they are only changed in place and removed.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>
            <input
              value={perk}
              maxLength={120}
              aria-label={`Line ${index + 1}`}
              onChange={(event) => set(index, event.target.value)}
            />
            <Button
              kind="bare"
              icon="remove"
              label={`Remove line ${index + 1}`}
              onClick={() => change({ perks: draft.perks.filter((_, position) => position !== index) })}
            />
          </div>
        ))}
        {draft.perks.length < perksAtMost && (
          <div>
            <Button small icon="plus" onClick={() => change({ perks: [...draft.perks, ''] })}>
              Add a line
            </Button>
          </div>
        )}
        {draft.perks.length === 0 && (
          <p className="small muted">Without your own lines it says which Experiences it opens.</p>
        )}
      </div>
    </fieldset>
  )
}

function Price({ draft, change, errors, pass }: Fields & { pass: AccessPass | undefined }) {
  const isPaid = draft.billing === 'one_time'
  return (
    <Section title="Price">
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
    </Section>
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
          ? `${formatCount(keepers, 'person keeps', 'people keep')} what they paid.`
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
              {formatCount(version.holderCount, 'person keeps', 'people keep')} it
            </dd>
          </div>
        ))}
      </dl>
    </Note>
  )
}

function Opens({
  draft,
  change,
  errors,
  pass,
  experiences,
  space,
}: Fields & { pass: AccessPass | undefined; experiences: Experience[]; space: Space }) {
  const toggle = (id: string, isOpened: boolean): void =>
    change({
      experienceIds: isOpened
        ? [...draft.experienceIds, id]
        : draft.experienceIds.filter((other) => other !== id),
    })
  if (experiences.length === 0) {
    return (
      <Section title="What it opens">
        <Note kind="warn">
          This Space has no Experience yet. <a href={paths.space(space.slug)}>Add one</a>
        </Note>
      </Section>
    )
  }
  return (
    <Section title="What it opens">
      <ul className="exps">
        {experiences.map((experience) => (
          <li key={experience.id}>
            <label className="option">
              <input
                type="checkbox"
                checked={draft.experienceIds.includes(experience.id)}
                onChange={(event) => toggle(experience.id, event.target.checked)}
              />
              <span>
                <b>{experience.name}</b>
                <span className="small muted">{experience.description || 'Live and replays'}</span>
                {pass && <Deed draft={draft} pass={pass} experience={experience} />}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {errors['experienceIds'] && <p className="err">{errors['experienceIds']}</p>}
    </Section>
  )
}

/** What a change of one Experience does to those who hold the pass. */
function Deed({ draft, pass, experience }: { draft: PassDraft; pass: AccessPass; experience: Experience }) {
  const isOpened = draft.experienceIds.includes(experience.id)
  if (isOpened === pass.experienceIds.includes(experience.id) || pass.soldCount === 0) return null
  const holders = formatCount(pass.soldCount, 'holder')
  return isOpened ? (
    <span className="deed gain">
      <Icon name="plus" />
      {holders} gain it the moment you save, replays included
    </span>
  ) : (
    <span className="deed lose">
      <Icon name="warn" />
      {holders} lose it when you save, replays included
    </span>
  )
}

function Supply({ draft, change, errors, pass }: Fields & { pass: AccessPass | undefined }) {
  const taken = pass ? pass.soldCount + pass.heldCount : 0
  return (
    <Section title="How many, and until when">
      <div className="duo">
        <TextField
          label="Seats"
          optional
          className="num"
          inputMode="numeric"
          placeholder="No limit"
          value={draft.seats}
          hint={
            pass?.capacity == null
              ? 'Holders of numbered seats see theirs on the ticket.'
              : `${pass.soldCount} sold, ${pass.heldCount} in checkout. Not below ${taken}.`
          }
          onChange={(event) => change({ seats: event.target.value })}
          error={errors['capacity']}
        />
        <TextField
          label="Sales close"
          optional
          type="date"
          value={draft.salesCloseDay}
          hint="Nobody new can get it after this day. Holders keep theirs."
          onChange={(event) => change({ salesCloseDay: event.target.value })}
          error={errors['salesCloseAt']}
        />
      </div>
      <div className="duo">
        <TextField
          label="Days of access"
          optional
          className="num"
          inputMode="numeric"
          placeholder="Without end"
          value={draft.accessDays}
          hint="Counted from each purchase."
          onChange={(event) => change({ accessDays: event.target.value })}
          error={errors['accessDays']}
        />
        <fieldset>
          <legend>On sale</legend>
          <div className="choices">
            {(
              [
                ['on_sale', 'Yes, to everybody'],
                ['draft', 'Not yet: only the team sees it'],
                ['closed', 'No more: holders keep theirs'],
              ] as const
            ).map(([status, words]) => (
              <label key={status} className="option">
                <input
                  type="radio"
                  name="status"
                  checked={draft.status === status}
                  onChange={() => change({ status })}
                />
                <span>{words}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </Section>
  )
}
