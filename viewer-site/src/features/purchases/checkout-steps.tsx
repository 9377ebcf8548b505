import { Button, CodeField, Icon, TextField, codeLength, useNow } from '@stagedoor/ui'
import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { useHydrated } from '#use-hydrated.ts'

/** A finished step: one line, with the way back where there is one. */
export function DoneStep({
  number,
  children,
  onChange,
  changeWhat,
}: {
  number: number
  children: ReactNode
  onChange?: () => void
  changeWhat?: string
}) {
  return (
    <li>
      <div className="step-done">
        <Icon name="check" />
        <span className="grow">
          <span className="vh">Step {number}, done. </span>
          {children}
        </span>
        {onChange && (
          <button className="linkish small" type="button" onClick={onChange}>
            Change<span className="vh"> {changeWhat}</span>
          </button>
        )}
      </div>
    </li>
  )
}

export function EmailStep({
  initialEmail,
  error,
  isBusy,
  onSubmit,
}: {
  initialEmail: string
  error: string | null
  isBusy: boolean
  onSubmit: (email: string) => void
}) {
  const [email, setEmail] = useState(initialEmail)
  const isReady = useHydrated()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit(email.trim())
  }
  return (
    <form className="pay" onSubmit={submit} noValidate>
      <h2>Your e-mail</h2>
      <TextField
        label="E-mail"
        hint="Your pass goes there, and a code to confirm that it is yours. No password."
        type="email"
        name="email"
        autoComplete="email"
        required
        readOnly={!isReady}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={error ?? undefined}
      />
      <Button kind="loud" block type={isReady ? 'submit' : 'button'} busy={isBusy}>
        Send me a code
      </Button>
    </form>
  )
}

export function CodeStep({
  email,
  error,
  isBusy,
  resendAt,
  onSubmit,
  onResend,
}: {
  email: string
  error: string | null
  isBusy: boolean
  /** Epoch ms from which another code may be asked for. */
  resendAt: number
  onSubmit: (code: string) => void
  onResend: () => void
}) {
  const [code, setCode] = useState('')
  const now = useNow(1000)
  const waitSeconds = Math.max(0, Math.ceil((resendAt - now) / 1000))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (code.length === codeLength) onSubmit(code)
  }
  return (
    <form className="pay" onSubmit={submit}>
      <h2>Your code</h2>
      <CodeField
        value={code}
        onChange={setCode}
        onComplete={onSubmit}
        hint={`Sent to ${email}.`}
        error={error ?? undefined}
        disabled={isBusy}
        focusAtOnce
      />
      <Button kind="loud" block type="submit" busy={isBusy} aria-disabled={code.length < codeLength}>
        Confirm
      </Button>
      <p className="small muted">
        Nothing there? Look in spam, or{' '}
        <button className="linkish" type="button" disabled={waitSeconds > 0 || isBusy} onClick={onResend}>
          send it again
        </button>
        {waitSeconds > 0 && (
          <>
            {' '}
            in <span className="num">{waitSeconds} s</span>
          </>
        )}
        . It works once, for ten minutes.
      </p>
    </form>
  )
}
