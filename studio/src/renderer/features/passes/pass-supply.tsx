import type { AccessPass } from '@stagedoor/contract'
import { TextField } from '@stagedoor/ui'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { PassSection, type PassFields } from './pass-section.tsx'

export function PassSupply({ draft, change, errors, pass }: PassFields & { pass: AccessPass | undefined }) {
  const words = studioPassesWords().supply
  return (
    <PassSection title={words.section}>
      <div className="duo">
        <TextField
          label={words.seats}
          optional
          className="num"
          inputMode="numeric"
          placeholder={words.noLimit}
          value={draft.seats}
          hint={pass?.capacity == null ? words.numbered : words.taken(pass.soldCount, pass.heldCount)}
          onChange={(event) => change({ seats: event.target.value })}
          error={errors['capacity']}
        />
        <TextField
          label={words.access}
          optional
          className="num"
          inputMode="numeric"
          placeholder={words.withoutEnd}
          value={draft.accessDays}
          hint={words.counted}
          onChange={(event) => change({ accessDays: event.target.value })}
          error={errors['accessDays']}
        />
      </div>
      <TextField
        label={words.close}
        optional
        type="date"
        value={draft.salesCloseDay}
        hint={words.closeHint}
        onChange={(event) => change({ salesCloseDay: event.target.value })}
        error={errors['salesCloseAt']}
      />
    </PassSection>
  )
}

const statuses = ['on_sale', 'draft', 'closed'] as const

export function PassStatus({ draft, change }: PassFields) {
  const words = studioPassesWords().status
  return (
    <PassSection title={words.section}>
      <div className="choices">
        {statuses.map((status) => {
          const { name, effect } = words[status]
          return (
            <label key={status} className="option">
              <input
                type="radio"
                name="status"
                checked={draft.status === status}
                onChange={() => change({ status })}
              />
              <span>
                {name}
                <span className="small muted">{effect}</span>
              </span>
            </label>
          )
        })}
      </div>
    </PassSection>
  )
}
