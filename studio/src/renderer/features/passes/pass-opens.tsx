import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { Icon, Note } from '@stagedoor/ui'
import { plural } from '@stagedoor/words/plural'
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
  const toggle = (id: string, isOpened: boolean): void =>
    change({
      experienceIds: isOpened
        ? [...draft.experienceIds, id]
        : draft.experienceIds.filter((other) => other !== id),
    })
  if (experiences.length === 0) {
    return (
      <PassSection title="What it opens">
        <Note kind="warn">
          This Space has no Experience yet. <a href={paths.space(space.slug)}>Add one</a>
        </Note>
      </PassSection>
    )
  }
  return (
    <PassSection title="What it opens">
      <ul className="exps">
        {experiences.map((experience) => (
          <li key={experience.id}>
            <label className="option">
              <input
                type="checkbox"
                checked={draft.experienceIds.includes(experience.id)}
                onChange={(event) => toggle(experience.id, event.target.checked)}
              />
              <span>
                <b>{experience.name}</b>
                <span className="small muted">{experience.description || 'Live and replays'}</span>
                {pass && <Deed draft={draft} pass={pass} experience={experience} />}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {errors['experienceIds'] && <p className="err">{errors['experienceIds']}</p>}
    </PassSection>
  )
}

/** What a change of one Experience does to those who hold the pass. */
function Deed({ draft, pass, experience }: { draft: PassDraft; pass: AccessPass; experience: Experience }) {
  const isOpened = draft.experienceIds.includes(experience.id)
  if (isOpened === pass.experienceIds.includes(experience.id) || pass.soldCount === 0) return null
  const holders = plural(pass.soldCount, { one: 'holder', other: 'holders' })
  return isOpened ? (
    <span className="deed gain">
      <Icon name="plus" />
      {holders} gain it the moment you save, replays included
    </span>
  ) : (
    <span className="deed lose">
      <Icon name="warn" />
      {holders} lose it when you save, replays included
    </span>
  )
}
