import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { FieldError, Icon, Note } from '@stagedoor/ui'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { paths } from '../../app/route.ts'
import type { PassDraft } from './pass-draft.ts'
import { PassSection, type PassFields } from './pass-section.tsx'

export function PassOpens({
  draft,
  change,
  errors,
  pass,
  experiences,
  space,
}: PassFields & { pass: AccessPass | undefined; experiences: Experience[]; space: Space }) {
  const words = studioPassesWords().opens
  const toggle = (id: string, isOpened: boolean): void =>
    change({
      experienceIds: isOpened
        ? [...draft.experienceIds, id]
        : draft.experienceIds.filter((other) => other !== id),
    })
  if (experiences.length === 0) {
    return (
      <PassSection title={words.section}>
        <Note kind="warn">
          {words.noExperience} <a href={paths.space(space.slug)}>{words.addOne}</a>
        </Note>
      </PassSection>
    )
  }
  const error = errors['experienceIds']
  return (
    <PassSection title={words.section}>
      <ul className="exps">
        {experiences.map((experience) => (
          <li key={experience.id}>
            <label className="option">
              <input
                type="checkbox"
                checked={draft.experienceIds.includes(experience.id)}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? 'opens-error' : undefined}
                onChange={(event) => toggle(experience.id, event.target.checked)}
              />
              <span>
                <b>{experience.name}</b>
                <span className="small muted">{experience.description || words.nothingSaid}</span>
                {pass && <Deed draft={draft} pass={pass} experience={experience} />}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {error && <FieldError id="opens-error">{error}</FieldError>}
    </PassSection>
  )
}

/** What a change of one Experience does to those who hold the pass. */
function Deed({ draft, pass, experience }: { draft: PassDraft; pass: AccessPass; experience: Experience }) {
  const words = studioPassesWords().opens
  const isOpened = draft.experienceIds.includes(experience.id)
  if (isOpened === pass.experienceIds.includes(experience.id) || pass.soldCount === 0) return null
  return isOpened ? (
    <span className="deed gain">
      <Icon name="plus" />
      {words.gain(pass.soldCount)}
    </span>
  ) : (
    <span className="deed lose">
      <Icon name="warn" />
      {words.lose(pass.soldCount)}
    </span>
  )
}
