import type { Category } from '@stagedoor/contract'
import { isApiError } from '@stagedoor/contract/client'
import { Icon, Note, SelectField, TextAreaField, TextField } from '@stagedoor/ui'
import { categoryWords } from '@stagedoor/words/categories'
import { studioOnboardingWords } from '@stagedoor/words/studio-onboarding'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ActionProblem } from '../../app/action-problem.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { ColourField, isHex } from '../spaces/colour-field.tsx'
import { ColourGuard } from '../spaces/colour-guard.tsx'
import { slugOf } from '../spaces/slug-of.ts'
import type { Draft } from './draft.ts'

type StepProps = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** Per field, by its name in the contract; `message` is what is left when none of them is shown. */
  errors: Record<string, string>
  message: string | undefined
}

export function UsernameStep({ draft, change, errors, message }: StepProps) {
  const words = studioOnboardingWords().username
  const { bridge } = useStudio()
  const availability = useUsername(draft.username)
  return (
    <Step title={words.title} lede={words.lede}>
      <div className="tall">
        <TextField
          label={words.field}
          value={draft.username}
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          hint={`${siteName(bridge.config.apiUrl)}/@${draft.username || studioOnboardingWords().you}`}
          onChange={(event) => change({ username: event.target.value.trim().toLowerCase() })}
          error={errors['username'] ?? message}
        />
      </div>
      <Availability state={message ? undefined : availability} />
    </Step>
  )
}

export function ProfileStep({ draft, change, errors, message }: StepProps) {
  const words = studioOnboardingWords().profile
  return (
    <Step title={words.title} lede={words.lede}>
      <TextField
        label={words.name}
        value={draft.displayName}
        autoComplete="name"
        onChange={(event) => change({ displayName: event.target.value })}
        error={errors['displayName']}
      />
      <TextAreaField
        label={words.about}
        optional
        rows={3}
        value={draft.bio}
        onChange={(event) => change({ bio: event.target.value })}
        error={errors['bio']}
      />
      <ActionProblem of={{ message, fields: errors }} />
    </Step>
  )
}

export function SpaceStep({ draft, change, errors, message }: StepProps) {
  const words = studioOnboardingWords().space
  const { bridge } = useStudio()
  const slug = draft.slug || slugOf(draft.spaceName)
  const availability = useSlug(slug)
  return (
    <Step title={words.title} lede={words.lede}>
      <div className="tall">
        <TextField
          label={words.name}
          value={draft.spaceName}
          maxLength={60}
          onChange={(event) =>
            change({
              spaceName: event.target.value,
              ...(draft.isSlugOwn ? {} : { slug: slugOf(event.target.value) }),
            })
          }
          error={errors['name']}
        />
      </div>
      <TextField
        label={words.address}
        value={draft.slug}
        spellCheck={false}
        hint={`${siteName(bridge.config.apiUrl)}/${slug || '…'}`}
        onChange={(event) => change({ slug: event.target.value.trim().toLowerCase(), isSlugOwn: true })}
        error={errors['slug'] ?? (errors['name'] ? undefined : message)}
      />
      <Availability state={message ? undefined : availability} />
      <TextField
        label={words.oneLine}
        optional
        value={draft.tagline}
        maxLength={140}
        onChange={(event) => change({ tagline: event.target.value })}
        error={errors['tagline']}
      />
      <SelectField
        label={words.category}
        value={draft.category}
        onChange={(event) => change({ category: event.target.value as Category })}
      >
        {Object.entries(categoryWords()).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
    </Step>
  )
}

export function ColourStep({ draft, change, errors, message }: StepProps) {
  const words = studioOnboardingWords().colour
  return (
    <Step title={words.title} lede={words.lede}>
      <ColourField value={draft.colour} onChange={(colour) => change({ colour })} />
      {isHex(draft.colour) ? (
        <ColourGuard hex={draft.colour} name={draft.spaceName} />
      ) : (
        <Note kind="warn">{words.looksLike}</Note>
      )}
      <ActionProblem of={{ message, fields: errors }} />
    </Step>
  )
}

export function PassStep({ draft, change, errors, message }: StepProps) {
  const words = studioOnboardingWords().pass
  const isPaid = draft.billing === 'one_time'
  return (
    <Step title={words.title} lede={words.lede}>
      <TextField
        label={words.opens}
        value={draft.experienceName}
        maxLength={60}
        placeholder={words.opensExample}
        hint={words.opensHint}
        onChange={(event) => change({ experienceName: event.target.value })}
        error={errors['name'] && draft.experienceName.trim() === '' ? errors['name'] : undefined}
      />
      <TextField
        label={words.name}
        value={draft.passName}
        maxLength={60}
        placeholder={words.nameExample}
        onChange={(event) => change({ passName: event.target.value })}
        error={errors['name'] && draft.experienceName.trim() !== '' ? errors['name'] : undefined}
      />
      <fieldset>
        <legend>{words.billing}</legend>
        <div className="choices">
          <label className="option">
            <input
              type="radio"
              name="billing"
              checked={!isPaid}
              onChange={() => change({ billing: 'free' })}
            />
            <span>
              {words.free} <span className="muted">{words.freeMore}</span>
            </span>
          </label>
          <label className="option">
            <input
              type="radio"
              name="billing"
              checked={isPaid}
              onChange={() => change({ billing: 'one_time' })}
            />
            <span>{words.once}</span>
          </label>
        </div>
      </fieldset>
      <div className="duo">
        {isPaid && (
          <TextField
            label={words.price}
            className="num"
            inputMode="decimal"
            placeholder="5.00"
            value={draft.price}
            onChange={(event) => change({ price: event.target.value })}
            error={errors['price']}
          />
        )}
        <TextField
          label={words.seats}
          optional
          className="num"
          inputMode="numeric"
          placeholder={words.noLimit}
          value={draft.seats}
          onChange={(event) => change({ seats: event.target.value })}
          error={errors['capacity']}
        />
      </div>
      <ActionProblem of={{ message, fields: errors }} />
    </Step>
  )
}

/** One question. Its first field has the focus, so that the keyboard and the ear go on where the eye does. */
function Step({ title, lede, children }: { title: string; lede: string; children: ReactNode }) {
  const section = useRef<HTMLElement>(null)

  useEffect(() => {
    section.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [])

  return (
    <section ref={section} className="step" aria-labelledby="question">
      <div>
        <h1 id="question">{title}</h1>
        <p className="lede">{lede}</p>
      </div>
      <div className="answer">{children}</div>
    </section>
  )
}

type AvailabilityState = 'free' | 'taken' | 'reserved' | 'invalid' | undefined

function Availability({ state }: { state: AvailabilityState }) {
  const words = studioOnboardingWords().availability
  if (!state) return <span className="state" role="status" />
  return (
    <span className={`state ${state === 'free' ? 'ok' : 'warn'}`} role="status">
      <Icon name={state === 'free' ? 'check' : 'warn'} />
      {words[state]}
    </span>
  )
}

function useSlug(slug: string): AvailabilityState {
  const { api } = useStudio()
  return useAvailability(slug, async () => (await api('GET /public/slugs/:slug', { slug })).status)
}

/** Nobody's page under a name means that the name is free. */
function useUsername(username: string): AvailabilityState {
  const { api } = useStudio()
  return useAvailability(username, async () => {
    try {
      await api('GET /public/profiles/:username', { username })
      return 'taken'
    } catch (error) {
      if (isApiError(error, 'not-found')) return 'free'
      throw error
    }
  })
}

const typingPauseMs = 350

/** Asks once the typing pauses; the form itself is checked again when it is sent. */
function useAvailability(word: string, ask: () => Promise<AvailabilityState>): AvailabilityState {
  const [answer, setAnswer] = useState<{ word: string; state: AvailabilityState }>()

  useEffect(() => {
    if (word.length < 3) return
    let isLeft = false
    const timer = setTimeout(() => {
      ask().then(
        (state) => isLeft || setAnswer({ word, state }),
        () => undefined,
      )
    }, typingPauseMs)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
    // `ask` is made anew with every render; what it asks about is the word.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [word])

  return answer?.word === word ? answer.state : undefined
}

function siteName(apiUrl: string): string {
  return new URL(apiUrl).host
}
