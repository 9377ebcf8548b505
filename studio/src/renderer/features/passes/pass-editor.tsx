import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { Button, Note } from '@stagedoor/ui'
import { plural } from '@stagedoor/words/plural'
import { useState, type FormEvent } from 'react'
import type { Action } from '../../app/use-action.ts'
import { slugOf } from '../spaces/slug-of.ts'
import { countChanges, draftOf, type PassDraft } from './pass-draft.ts'
import { PassOpens } from './pass-opens.tsx'
import { PassPreview } from './pass-preview.tsx'
import { PassPrice } from './pass-price.tsx'
import type { PassFields } from './pass-section.tsx'
import { PassSupply } from './pass-supply.tsx'
import { PassWords } from './pass-words.tsx'
import './passes.css'
import { statusNames } from './status-names.ts'

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
  const fields: PassFields = {
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
            {pass &&
              ` · ${statusNames[pass.status].toLowerCase()} · ${plural(pass.soldCount, { one: 'holder', other: 'holders' })}`}
          </p>
        </div>
        {pass && changes > 0 && (
          <>
            <span className="small muted num">
              {plural(changes, { one: 'change', other: 'changes' })}, not saved
            </span>
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
          <PassWords {...fields} />
          <PassPrice {...fields} pass={pass} />
          <PassOpens {...fields} pass={pass} experiences={experiences} space={space} />
          <PassSupply {...fields} pass={pass} />
        </form>
      </div>
      <PassPreview space={space} draft={draft} pass={pass} experiences={experiences} />
    </>
  )
}
