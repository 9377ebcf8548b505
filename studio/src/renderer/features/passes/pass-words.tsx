import { Button, TextField } from '@stagedoor/ui'
import { slugOf } from '../spaces/slug-of.ts'
import { PassSection, type PassFields } from './pass-section.tsx'

export function PassWords({ draft, change, errors }: PassFields) {
  return (
    <PassSection title="What it is">
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
    </PassSection>
  )
}

const perksAtMost = 8

function Perks({ draft, change }: PassFields) {
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
