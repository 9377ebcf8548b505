import { uiWords } from '@stagedoor/words/ui'
import { useId } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icons.tsx'

type Frame = { label: ReactNode; hint?: ReactNode; error?: string | undefined; optional?: boolean }

/** A labelled input; hint and error are read with it. */
export function TextField({ label, hint, error, optional, ...input }: Frame & ComponentProps<'input'>) {
  return (
    <FieldFrame {...{ label, hint, error, optional }} id={input.id}>
      {(wiring) => <input {...input} {...wiring} />}
    </FieldFrame>
  )
}

export function TextAreaField({ label, hint, error, optional, ...area }: Frame & ComponentProps<'textarea'>) {
  return (
    <FieldFrame {...{ label, hint, error, optional }} id={area.id}>
      {(wiring) => <textarea rows={4} {...area} {...wiring} />}
    </FieldFrame>
  )
}

export function SelectField({ label, hint, error, optional, ...select }: Frame & ComponentProps<'select'>) {
  return (
    <FieldFrame {...{ label, hint, error, optional }} id={select.id}>
      {(wiring) => <select {...select} {...wiring} />}
    </FieldFrame>
  )
}

/** What an error says, beside what it is about. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className="err" id={id} role="alert">
      <Icon name="warn" />
      <span>{children}</span>
    </p>
  )
}

type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** The frame any control can stand in: it gives the ids to tie label, hint and error to it. */
export function FieldFrame({
  label,
  hint,
  error,
  optional = false,
  id: givenId,
  children,
}: Frame & { id?: string | undefined; children: (wiring: Wiring) => ReactNode }) {
  const ownId = useId()
  const id = givenId ?? ownId
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="opt"> {uiWords().optional}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(error && { 'aria-invalid': true }),
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
