import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { Button, useNow } from '@stagedoor/ui'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { useRef, type FormEvent } from 'react'
import { ActionProblem } from '../../app/action-problem.tsx'
import type { Unsaved } from '../../app/unsaved.ts'
import type { Action } from '../../app/use-action.ts'
import { slugOf } from '../spaces/slug-of.ts'
import { countChanges, draftOf, type PassDraft } from './pass-draft.ts'
import { PassOpens } from './pass-opens.tsx'
import { PassPreview } from './pass-preview.tsx'
import { PassPrice } from './pass-price.tsx'
import type { PassFields } from './pass-section.tsx'
import { PassStatus, PassSupply } from './pass-supply.tsx'
import { PassWords } from './pass-words.tsx'
import './passes.css'
import { saySelling } from './selling.ts'

/** One pass: its words, price, what it opens and how many, with the ticket and the consequences beside it. */
export function PassEditor({
  space,
  pass,
  experiences,
  unsaved,
  saving,
}: {
  space: Space
  pass: AccessPass | undefined
  experiences: Experience[]
  unsaved: Unsaved<PassDraft>
  saving: Action<[PassDraft]>
}) {
  const saved = draftOf(pass, experiences)
  const draft = { ...saved, ...unsaved.changes }
  const form = useRef<HTMLFormElement>(null)
  const changes = countChanges(draft, saved)
  const fields: PassFields = {
    draft,
    change: unsaved.change,
    errors: saving.fields,
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!pass || changes > 0) void saving.run(draft)
  }
  const discard = (): void => {
    unsaved.forget()
    saving.clear()
    // The button goes with the changes; the focus begins again with the fields.
    form.current?.querySelector('input')?.focus()
  }
  return (
    <>
      <EditorHead
        space={space}
        pass={pass}
        draft={draft}
        changes={changes}
        isBusy={saving.isBusy}
        onDiscard={discard}
      />
      <ActionProblem of={saving} />
      <div className="form">
        <form ref={form} id="pass" noValidate onSubmit={submit}>
          <PassWords {...fields} />
          <PassPrice {...fields} pass={pass} />
          <PassOpens {...fields} pass={pass} experiences={experiences} space={space} />
          <PassSupply {...fields} pass={pass} />
          <PassStatus {...fields} />
        </form>
      </div>
      <PassPreview space={space} draft={draft} pass={pass} experiences={experiences} />
    </>
  )
}

function EditorHead({
  space,
  pass,
  draft,
  changes,
  isBusy,
  onDiscard,
}: {
  space: Space
  pass: AccessPass | undefined
  draft: PassDraft
  changes: number
  isBusy: boolean
  onDiscard: () => void
}) {
  const words = studioPassesWords()
  const now = new Date(useNow(60_000))
  return (
    <header className="pagehead">
      <div className="grow">
        <h1 className="cut">{draft.name || words.newPass}</h1>
        <p className="small muted num cut">
          {space.slug}/{draft.slug || slugOf(draft.name) || '…'}
          {pass && words.editor.about(saySelling(pass, now), pass.soldCount)}
        </p>
      </div>
      {changes > 0 && (
        <>
          {pass && <span className="small muted num">{words.editor.changes(changes)}</span>}
          <Button kind="bare" onClick={onDiscard}>
            {words.editor.discard}
          </Button>
        </>
      )}
      <Button
        kind="loud"
        type="submit"
        form="pass"
        busy={isBusy}
        aria-disabled={pass !== undefined && changes === 0}
      >
        {pass ? words.editor.save : words.editor.make}
      </Button>
    </header>
  )
}
