import { Button, CodeField, Icon, TextField, codeLength, useNow } from '@stagedoor/ui'
import { checkoutWords } from '@stagedoor/words/checkout'
import { signInWords } from '@stagedoor/words/sign-in'
import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { useHydrated } from '#use-hydrated.ts'

/** A finished step: one line, with the way back where there is one. */
export function DoneStep({
  number,
  children,
  onChange,
}: {
  number: number
  children: ReactNode
  onChange?: () => void
}) {
  const words = checkoutWords()
  return (
    <li>
      <div className="step-done">
        <Icon name="check" />
        <span className="grow">
          <span className="vh">{words.stepDone(number)}</span>
          {children}
        </span>
        {onChange && (
          <button className="linkish small" type="button" onClick={onChange}>
            {words.change}
            <span className="vh">{words.changeWhat}</span>
          </button>
        )}
      </div>
    </li>
  )
}

/** An address that breaks where its parts meet, and within them only where one is wider than the line. */
export function Address({ email }: { email: string }) {
  const parts = email.split(/(?<=\.)|(?=@)/)
  return (
    <span translate="no">
      {parts.map((part, at) => (
        <span key={at}>
          {at > 0 && <wbr />}
          {part}
        </span>
      ))}
    </span>
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
  const words = checkoutWords().email
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit(email.trim())
  }
  return (
    <form className="pay" onSubmit={submit} noValidate>
      <h2>{words.title}</h2>
      <TextField
        label={words.label}
        hint={words.hint}
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
        {words.send}
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
  const words = checkoutWords().code
  const { nothing } = signInWords()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (code.length === codeLength) onSubmit(code)
  }
  return (
    <form className="pay" onSubmit={submit}>
      <h2>{words.title}</h2>
      <CodeField
        value={code}
        onChange={setCode}
        onComplete={onSubmit}
        hint={words.sentTo(email)}
        error={error ?? undefined}
        disabled={isBusy}
        focusAtOnce
      />
      <Button kind="loud" block type="submit" busy={isBusy} aria-disabled={code.length < codeLength}>
        {words.confirm}
      </Button>
      <p className="small muted">
        {nothing.before}
        <button className="linkish" type="button" disabled={waitSeconds > 0 || isBusy} onClick={onResend}>
          {nothing.again}
        </button>
        {waitSeconds > 0 && <span className="num">{nothing.wait(waitSeconds)}</span>}
        {nothing.after}
      </p>
    </form>
  )
}
