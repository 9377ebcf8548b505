import type { AccessPass } from '@stagedoor/contract'
import { TextField } from '@stagedoor/ui'
import { PassSection, type PassFields } from './pass-section.tsx'

export function PassSupply({ draft, change, errors, pass }: PassFields & { pass: AccessPass | undefined }) {
  const taken = pass ? pass.soldCount + pass.heldCount : 0
  return (
    <PassSection title="How many, and until when">
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
    </PassSection>
  )
}
