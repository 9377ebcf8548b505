import type { Category, Space } from '@stagedoor/contract'
import { Button, Note, SelectField, TextAreaField, TextField } from '@stagedoor/ui'
import { categoryWords } from '@stagedoor/words/categories'
import { studioSpaceWords } from '@stagedoor/words/studio-space'
import { useState, type FormEvent } from 'react'
import { useAccount } from '../../app/account-context.tsx'
import { paths } from '../../app/route.ts'
import { atField } from '../../app/at-field.ts'
import { ActionProblem } from '../../app/action-problem.tsx'
import { Shell } from '../../app/shell.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { createUnsaved } from '../../app/unsaved.ts'
import { useAction } from '../../app/use-action.ts'
import { go } from '../../app/use-route.ts'
import { ColourField, isHex } from './colour-field.tsx'
import { ColourGuard } from './colour-guard.tsx'
import { CoverField } from './cover-field.tsx'
import { DraftNote } from './draft-note.tsx'
import { Experiences } from './experiences.tsx'
import './space-settings.css'

/** What the Space is: words, picture, colour, and the Experiences inside it. */
export function SpaceSettings({ space }: { space: Space }) {
  const { title } = studioSpaceWords()
  return (
    <Shell space={space} title={title}>
      <div className="page narrow space-settings">
        <header>
          <h1>{title}</h1>
        </header>
        <DraftNote space={space} />
        <CoverField space={space} />
        <WordsForm space={space} />
        <ColourForm space={space} />
        <Experiences space={space} />
      </div>
    </Shell>
  )
}

type Words = Pick<Space, 'name' | 'slug' | 'tagline' | 'description' | 'welcomeMessage' | 'category'>

const useUnsavedWords = createUnsaved<Words>()

const refusedFields = { 'spaces/slug-taken': 'slug', 'spaces/slug-reserved': 'slug' } as const

function WordsForm({ space }: { space: Space }) {
  const { api } = useStudio()
  const { reload } = useAccount()
  const toast = useToast()
  const words = studioSpaceWords()
  const { changes, change, forget } = useUnsavedWords(space.id)
  const draft: Words = { ...space, ...changes }
  const isChanged = Object.entries(changes).some(([field, value]) => space[field as keyof Words] !== value)
  const saving = useAction(async () => {
    const saved = await atField(refusedFields, () =>
      api('PATCH /spaces/:spaceId', { spaceId: space.id, ...changes }),
    )
    await reload()
    forget()
    toast({ text: words.words.saved })
    if (saved.slug !== space.slug) go(paths.space(saved.slug), { replace: true })
  })
  const bind = (name: 'name' | 'slug' | 'tagline' | 'description' | 'welcomeMessage') => ({
    value: draft[name],
    error: saving.fields[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isChanged) void saving.run()
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>{words.words.title}</h2>
      <TextField label={words.words.name} maxLength={60} {...bind('name')} />
      <TextField
        label={words.words.address}
        spellCheck={false}
        hint={words.words.addressHint}
        {...bind('slug')}
      />
      <TextField label={words.words.oneLine} optional maxLength={140} {...bind('tagline')} />
      <TextAreaField label={words.words.about} optional rows={5} {...bind('description')} />
      <TextAreaField
        label={words.words.welcome}
        optional
        rows={2}
        hint={words.words.welcomeHint}
        {...bind('welcomeMessage')}
      />
      <SelectField
        label={words.words.category}
        value={draft.category}
        onChange={(event) => change({ category: event.target.value as Category })}
      >
        {Object.entries(categoryWords()).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
      <ActionProblem of={saving} />
      <div className="row">
        <Button kind="loud" type="submit" busy={saving.isBusy} aria-disabled={!isChanged}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function ColourForm({ space }: { space: Space }) {
  const { api } = useStudio()
  const { reload } = useAccount()
  const toast = useToast()
  const words = studioSpaceWords().colour
  const [colour, setColour] = useState(space.brandColor)
  const isChanged = colour !== space.brandColor && isHex(colour)
  const saving = useAction(async () => {
    await api('PATCH /spaces/:spaceId', { spaceId: space.id, brandColor: colour })
    await reload()
    toast({ text: words.saved })
  })
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged) void saving.run()
      }}
    >
      <h2>{words.title}</h2>
      <ColourField value={colour} onChange={setColour} />
      {isHex(colour) ? (
        <ColourGuard hex={colour} name={space.name} />
      ) : (
        <Note kind="warn">{words.looksLike}</Note>
      )}
      <ActionProblem of={saving} />
      <div className="row">
        <Button type="submit" busy={saving.isBusy} aria-disabled={!isChanged}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
