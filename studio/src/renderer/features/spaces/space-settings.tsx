import type { Category, Experience, Space } from '@stagedoor/contract'
import { Button, EmptyState, Note, SelectField, TextAreaField, TextField } from '@stagedoor/ui'
import { categoryWords } from '@stagedoor/words/categories'
import { useState, type FormEvent } from 'react'
import { useAccount } from '../../app/account-context.tsx'
import { LoadFailed, Loading } from '../../app/load-states.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { useAction } from '../../app/use-action.ts'
import { useLoaded } from '../../app/use-loaded.ts'
import { go } from '../../app/use-route.ts'
import { ColourField, ColourGuard, isHex } from './colour-guard.tsx'
import { CoverField } from './cover-field.tsx'
import { DraftNote } from './draft-note.tsx'
import './space-settings.css'

/** What the Space is: words, picture, colour, and the Experiences inside it. */
export function SpaceSettings({ space }: { space: Space }) {
  return (
    <Shell space={space} title="Space">
      <div className="page narrow space-settings">
        <header>
          <h1>Space</h1>
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

function WordsForm({ space }: { space: Space }) {
  const { api } = useStudio()
  const { reload } = useAccount()
  const toast = useToast()
  const [words, setWords] = useState({
    name: space.name,
    slug: space.slug,
    tagline: space.tagline,
    description: space.description,
    welcomeMessage: space.welcomeMessage,
    category: space.category,
  })
  const saving = useAction(async () => {
    const saved = await api('PATCH /spaces/:spaceId', { spaceId: space.id, ...words })
    await reload()
    toast({ text: 'The Space is saved. Its public page follows within a minute.' })
    if (saved.slug !== space.slug) go(paths.space(saved.slug), { replace: true })
  })
  const bind = (name: 'name' | 'slug' | 'tagline' | 'description' | 'welcomeMessage') => ({
    value: words[name],
    error: saving.fields[name],
    onChange: (event: { target: { value: string } }) =>
      setWords((before) => ({ ...before, [name]: event.target.value })),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void saving.run()
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>Words</h2>
      <TextField label="Name" maxLength={60} {...bind('name')} />
      <TextField
        label="Address"
        spellCheck={false}
        hint="The old address keeps leading here."
        {...bind('slug')}
      />
      <TextField label="One line" optional maxLength={140} {...bind('tagline')} />
      <TextAreaField label="About it" optional rows={5} {...bind('description')} />
      <TextAreaField
        label="Welcome"
        optional
        rows={2}
        hint="The first thing somebody reads who has come in."
        {...bind('welcomeMessage')}
      />
      <SelectField
        label="What it is about"
        value={words.category}
        onChange={(event) => setWords((before) => ({ ...before, category: event.target.value as Category }))}
      >
        {Object.entries(categoryWords()).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
      {saving.message && Object.keys(saving.fields).length === 0 && <Note kind="bad">{saving.message}</Note>}
      <div className="row">
        <Button kind="loud" type="submit" busy={saving.isBusy}>
          Save
        </Button>
      </div>
    </form>
  )
}

function ColourForm({ space }: { space: Space }) {
  const { api } = useStudio()
  const { reload } = useAccount()
  const toast = useToast()
  const [colour, setColour] = useState(space.brandColor)
  const saving = useAction(async () => {
    await api('PATCH /spaces/:spaceId', { spaceId: space.id, brandColor: colour })
    await reload()
    toast({ text: 'The colour is saved.' })
  })
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void saving.run()
      }}
    >
      <h2>Colour</h2>
      <ColourField value={colour} onChange={setColour} />
      {isHex(colour) ? (
        <ColourGuard hex={colour} name={space.name} />
      ) : (
        <Note kind="warn">A colour looks like #0f6e6e.</Note>
      )}
      {saving.message && <Note kind="bad">{saving.message}</Note>}
      <div className="row">
        <Button type="submit" busy={saving.isBusy} aria-disabled={colour === space.brandColor}>
          Save colour
        </Button>
      </div>
    </form>
  )
}

function Experiences({ space }: { space: Space }) {
  const { api } = useStudio()
  const loaded = useLoaded(space.id, () => api('GET /spaces/:spaceId/experiences', { spaceId: space.id }))
  return (
    <section className="stack" aria-labelledby="experiences">
      <h2 id="experiences">Experiences</h2>
      <p className="muted">A live channel each, with its streams and replays. Passes open them.</p>
      {loaded.status === 'loading' && <Loading />}
      {loaded.status === 'failed' && (
        <LoadFailed what="The Experiences" message={loaded.message} onRetry={() => void loaded.reload()} />
      )}
      {loaded.status === 'ready' && (
        <>
          {loaded.value.items.length === 0 ? (
            <EmptyState heading="h3" title="None yet">
              Add the first one, then a pass that opens it.
            </EmptyState>
          ) : (
            <ul className="exps">
              {loaded.value.items.map((experience) => (
                <ExperienceRow key={experience.id} experience={experience} onChanged={loaded.reload} />
              ))}
            </ul>
          )}
          <AddExperience space={space} onAdded={loaded.reload} />
        </>
      )}
    </section>
  )
}

function ExperienceRow({
  experience,
  onChanged,
}: {
  experience: Experience
  onChanged: () => Promise<void>
}) {
  const { api } = useStudio()
  const [isEditing, setIsEditing] = useState(false)
  const [name, setName] = useState(experience.name)
  const [description, setDescription] = useState(experience.description)
  const saving = useAction(async () => {
    await api('PATCH /experiences/:experienceId', { experienceId: experience.id, name, description })
    await onChanged()
    setIsEditing(false)
  })
  if (!isEditing) {
    return (
      <li className="row">
        <div className="grow">
          <b>{experience.name}</b>
          {experience.description && <p className="small muted">{experience.description}</p>}
        </div>
        <Button small onClick={() => setIsEditing(true)} aria-label={`Edit ${experience.name}`}>
          Edit
        </Button>
      </li>
    )
  }
  return (
    <li>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void saving.run()
        }}
      >
        <TextField
          label="Name"
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          error={saving.fields['name'] ?? saving.message}
        />
        <TextField
          label="What it is"
          optional
          value={description}
          onChange={(event) => setDescription(event.target.value)}
          error={saving.fields['description']}
        />
        <div className="row">
          <Button type="submit" busy={saving.isBusy}>
            Save
          </Button>
          <Button kind="bare" onClick={() => setIsEditing(false)}>
            Leave it
          </Button>
        </div>
      </form>
    </li>
  )
}

function AddExperience({ space, onAdded }: { space: Space; onAdded: () => Promise<void> }) {
  const { api } = useStudio()
  const [name, setName] = useState('')
  const adding = useAction(async () => {
    await api('POST /spaces/:spaceId/experiences', { spaceId: space.id, name })
    setName('')
    await onAdded()
  })
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void adding.run()
      }}
    >
      <TextField
        label="New Experience"
        placeholder="Night Sessions"
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
        error={adding.fields['name'] ?? adding.message}
      />
      <div className="row">
        <Button type="submit" busy={adding.isBusy}>
          Add it
        </Button>
      </div>
    </form>
  )
}
