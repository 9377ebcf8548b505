import type { Experience, Space } from '@stagedoor/contract'
import { Button, EmptyState, TextField } from '@stagedoor/ui'
import { studioSpaceWords } from '@stagedoor/words/studio-space'
import { useRef, useState } from 'react'
import { LoadFailed, Loading } from '../../app/load-states.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { useAction } from '../../app/use-action.ts'
import { useLoaded } from '../../app/use-loaded.ts'

/** The live channels of a Space, each changed in its place. */
export function Experiences({ space }: { space: Space }) {
  const { api } = useStudio()
  const words = studioSpaceWords().experiences
  const loaded = useLoaded(space.id, () => api('GET /spaces/:spaceId/experiences', { spaceId: space.id }))
  return (
    <section className="stack" aria-labelledby="experiences">
      <div>
        <h2 id="experiences">{words.title}</h2>
        <p className="muted">{words.lede}</p>
      </div>
      {loaded.status === 'loading' && <Loading />}
      {loaded.status === 'failed' && (
        <LoadFailed what={words.what} message={loaded.message} onRetry={() => void loaded.reload()} />
      )}
      {loaded.status === 'ready' && (
        <>
          {loaded.value.items.length === 0 ? (
            <EmptyState heading="h3" title={words.none}>
              {words.noneBody}
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
  const words = studioSpaceWords().experiences
  const row = useRef<HTMLLIElement>(null)
  const [isEditing, setIsEditing] = useState(false)
  // What had the focus goes; its place in the row takes it.
  const show = (editing: boolean): void => {
    setIsEditing(editing)
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('input, button')?.focus())
  }
  if (isEditing) {
    return (
      <li ref={row}>
        <ExperienceForm experience={experience} onChanged={onChanged} onClose={() => show(false)} />
      </li>
    )
  }
  return (
    <li ref={row} className="row">
      <div className="grow">
        <b>{experience.name}</b>
        {experience.description && <p className="small muted">{experience.description}</p>}
      </div>
      <Button small onClick={() => show(true)} aria-label={words.editNamed(experience.name)}>
        {words.edit}
      </Button>
    </li>
  )
}

function ExperienceForm({
  experience,
  onChanged,
  onClose,
}: {
  experience: Experience
  onChanged: () => Promise<void>
  onClose: () => void
}) {
  const { api } = useStudio()
  const { experiences: words, save } = studioSpaceWords()
  const [name, setName] = useState(experience.name)
  const [description, setDescription] = useState(experience.description)
  const saving = useAction(async () => {
    await api('PATCH /experiences/:experienceId', { experienceId: experience.id, name, description })
    await onChanged()
    onClose()
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
      <TextField
        label={words.name}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
        error={saving.fields['name'] ?? saving.message}
      />
      <TextField
        label={words.description}
        optional
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        error={saving.fields['description']}
      />
      <div className="row tight">
        <Button type="submit" busy={saving.isBusy}>
          {save}
        </Button>
        <Button kind="bare" onClick={onClose}>
          {words.keep}
        </Button>
      </div>
    </form>
  )
}

function AddExperience({ space, onAdded }: { space: Space; onAdded: () => Promise<void> }) {
  const { api } = useStudio()
  const toast = useToast()
  const words = studioSpaceWords().experiences
  const [name, setName] = useState('')
  const adding = useAction(async () => {
    await api('POST /spaces/:spaceId/experiences', { spaceId: space.id, name })
    setName('')
    await onAdded()
    toast({ text: words.added(name) })
  })
  return (
    <form
      className="adding"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void adding.run()
      }}
    >
      <TextField
        label={words.new}
        placeholder={words.example}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
        error={adding.fields['name'] ?? adding.message}
      />
      <Button type="submit" busy={adding.isBusy}>
        {words.add}
      </Button>
    </form>
  )
}
