import type { Space } from '@stagedoor/contract'
import { Button, Mark } from '@stagedoor/ui'
import { studioOnboardingWords } from '@stagedoor/words/studio-onboarding'
import { useState, type ReactNode } from 'react'
import { useAccount } from '../../app/account-context.tsx'
import { paths } from '../../app/route.ts'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { useAction, type Action } from '../../app/use-action.ts'
import { go } from '../../app/use-route.ts'
import { parseCount, parsePrice } from '../passes/money.ts'
import { slugOf } from '../spaces/slug-of.ts'
import { emptyDraft, type Draft } from './draft.ts'
import './onboarding.css'
import { PublicPreview } from './public-preview.tsx'
import { ColourStep, PassStep, ProfileStep, SpaceStep, UsernameStep } from './steps.tsx'

const steps = ['username', 'profile', 'space', 'colour', 'pass'] as const
type Step = (typeof steps)[number]

/** From a new account to an open Space, one question at a time; each answer is saved before the next. */
export function Onboarding() {
  const { me, profile, spaces, reload, signOut } = useAccount()
  const words = studioOnboardingWords()
  const [draft, setDraft] = useState<Draft>({
    ...emptyDraft,
    username: profile?.username ?? '',
    displayName: profile?.displayName ?? me.name,
    bio: profile?.bio ?? '',
  })
  const [step, setStep] = useState<Step>(profile ? 'space' : 'username')
  const [space, setSpace] = useState<Space>()
  const save = useSaveStep({ draft, space, setSpace, setStep, reload })
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  const index = steps.indexOf(step)
  // A new Space of somebody who is known already begins with the Space.
  const first = profile && !space ? 'space' : 'username'

  return (
    <div className="first">
      <header className="titlebar">
        <Mark href={paths.start} />
        <div className="aside">
          <span className="cut">{me.email}</span>
          <Button kind="bare" small onClick={() => void signOut()}>
            {words.signOut}
          </Button>
        </div>
      </header>
      <main className="ask">
        <ol className="steps" aria-label={words.steps}>
          {steps.map((name, position) => (
            <li
              key={name}
              className={position < index ? 'done' : undefined}
              aria-current={name === step ? 'step' : undefined}
            >
              {words.stepNames[name]}
            </li>
          ))}
        </ol>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save.run(step)
          }}
        >
          <StepFields key={step} step={step} draft={draft} change={change} save={save} />
          <div className="move">
            {step === first ? (
              spaces.length > 0 && (
                <Button kind="bare" onClick={() => go(paths.start)}>
                  {words.notNow}
                </Button>
              )
            ) : (
              <Button kind="bare" onClick={() => setStep(steps[index - 1] ?? step)}>
                {words.back}
              </Button>
            )}
            <span className="small muted">{step === 'pass' ? words.opens : words.unseen}</span>
            <Button kind="loud" className="big" type="submit" busy={save.isBusy}>
              {step === 'pass' ? words.open : words.go}
            </Button>
          </div>
        </form>
      </main>
      <PublicPreview
        draft={draft}
        isProfile={step === 'username' || step === 'profile'}
        hasPass={step === 'pass'}
      />
    </div>
  )
}

function StepFields({
  step,
  draft,
  change,
  save,
}: {
  step: Step
  draft: Draft
  change: (part: Partial<Draft>) => void
  save: Action<[Step]>
}): ReactNode {
  const fields = { draft, change, errors: save.fields, message: save.message }
  switch (step) {
    case 'username':
      return <UsernameStep {...fields} />
    case 'profile':
      return <ProfileStep {...fields} />
    case 'space':
      return <SpaceStep {...fields} />
    case 'colour':
      return <ColourStep {...fields} />
    case 'pass':
      return <PassStep {...fields} />
    default:
      return step satisfies never
  }
}

function useSaveStep({
  draft,
  space,
  setSpace,
  setStep,
  reload,
}: {
  draft: Draft
  space: Space | undefined
  setSpace: (space: Space) => void
  setStep: (step: Step) => void
  reload: () => Promise<void>
}): Action<[Step]> {
  const { api } = useStudio()
  const toast = useToast()

  async function saveProfile(): Promise<void> {
    await api('PUT /profile', {
      username: draft.username,
      displayName: draft.displayName.trim() || draft.username,
      bio: draft.bio,
    })
  }

  async function saveSpace(): Promise<Space> {
    const words = {
      slug: draft.slug || slugOf(draft.spaceName),
      name: draft.spaceName,
      tagline: draft.tagline,
      category: draft.category,
      brandColor: draft.colour,
    }
    const saved = space
      ? await api('PATCH /spaces/:spaceId', { spaceId: space.id, ...words })
      : await api('POST /spaces', words)
    setSpace(saved)
    return saved
  }

  async function openSpace(): Promise<void> {
    const { id: spaceId, slug, name } = await saveSpace()
    const { items } = await api('GET /spaces/:spaceId/experiences', { spaceId })
    const experience =
      items[0] ?? (await api('POST /spaces/:spaceId/experiences', { spaceId, name: draft.experienceName }))
    const { items: passes } = await api('GET /spaces/:spaceId/passes', { spaceId })
    if (passes.length === 0) {
      await api('POST /spaces/:spaceId/passes', {
        spaceId,
        name: draft.passName,
        slug: slugOf(draft.passName) || 'pass',
        billing: draft.billing,
        price: draft.billing === 'free' ? null : (parsePrice(draft.price) ?? null),
        capacity: parseCount(draft.seats) ?? null,
        experienceIds: [experience.id],
      })
    }
    await api('POST /spaces/:spaceId/publish', { spaceId })
    await reload()
    toast({ text: studioOnboardingWords().opened(name) })
    go(paths.streams(slug))
  }

  return useAction(async (step: Step) => {
    switch (step) {
      case 'username':
        await saveProfile()
        return setStep('profile')
      case 'profile':
        await saveProfile()
        return setStep('space')
      case 'space':
        await saveSpace()
        return setStep('colour')
      case 'colour':
        await saveSpace()
        return setStep('pass')
      case 'pass':
        return openSpace()
      default:
        return step satisfies never
    }
  })
}
