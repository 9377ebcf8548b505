import { Button, TextField } from '@stagedoor/ui'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { useRef } from 'react'
import { slugOf } from '../spaces/slug-of.ts'
import { PassSection, type PassFields } from './pass-section.tsx'

export function PassWords({ draft, change, errors }: PassFields) {
  const words = studioPassesWords().words
  return (
    <PassSection title={words.section}>
      <TextField
        label={words.name}
        value={draft.name}
        maxLength={60}
        onChange={(event) => change({ name: event.target.value })}
        error={errors['name']}
      />
      <TextField
        label={words.oneLine}
        optional
        value={draft.description}
        maxLength={120}
        onChange={(event) => change({ description: event.target.value })}
        error={errors['description']}
      />
      <TextField
        label={words.address}
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
  const words = studioPassesWords().words
  const lines = useRef<HTMLDivElement>(null)
  const set = (index: number, text: string): void =>
    change({ perks: draft.perks.map((perk, position) => (position === index ? text : perk)) })
  const remove = (index: number): void => {
    change({ perks: draft.perks.filter((_, position) => position !== index) })
    // The button that had the focus goes with its line.
    requestAnimationFrame(() => {
      const left = lines.current?.querySelectorAll<HTMLElement>('input') ?? []
      const next = left[Math.min(index, left.length - 1)] ?? lines.current?.querySelector('button')
      next?.focus()
    })
  }
  const add = (): void => {
    change({ perks: [...draft.perks, ''] })
    requestAnimationFrame(() =>
      lines.current?.querySelector<HTMLElement>('div:last-of-type > input')?.focus(),
    )
  }
  return (
    <fieldset>
      <legend>{words.promises}</legend>
      <div className="perks" ref={lines}>
        {draft.perks.map((perk, index) => (
          // Lines have no name of their own; they are only changed in place and removed.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>
            <input
              value={perk}
              maxLength={120}
              aria-label={words.line(index + 1)}
              onChange={(event) => set(index, event.target.value)}
            />
            <Button kind="bare" icon="remove" label={words.remove(index + 1)} onClick={() => remove(index)} />
          </div>
        ))}
        {draft.perks.length < perksAtMost && (
          <p>
            <Button small icon="plus" onClick={add}>
              {words.add}
            </Button>
          </p>
        )}
        {draft.perks.length === 0 && <p className="small muted">{words.noLines}</p>}
      </div>
    </fieldset>
  )
}
