import { Button, CodeField, TextField, useNow } from '@stagedoor/ui'
import { useState, type FormEvent, type ReactNode } from 'react'
import { ActionProblem } from '../../app/action-problem.tsx'
import { Entrance } from '../../app/entrance.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useAction } from '../../app/use-action.ts'

/** By a one-time code: first the address, then the six digits from the mail. */
export function SignIn({ onSignedIn }: { onSignedIn: () => unknown }) {
  const [sent, setSent] = useState<SentCode>()
  return (
    <Entrance>
      {sent ? (
        <CodeStep sent={sent} onSent={setSent} onBack={() => setSent(undefined)} onSignedIn={onSignedIn} />
      ) : (
        <AddressStep onSent={setSent} />
      )}
    </Entrance>
  )
}

type SentCode = { email: string; resendAt: number }

function useSendCode(onSent: (sent: SentCode) => void) {
  const { api } = useStudio()
  return useAction(async (email: string) => {
    const { resendAfterSeconds } = await api('POST /auth/code', { email })
    onSent({ email, resendAt: Date.now() + resendAfterSeconds * 1000 })
  })
}

function AddressStep({ onSent }: { onSent: (sent: SentCode) => void }) {
  const [email, setEmail] = useState('')
  const sending = useSendCode(onSent)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void sending.run(email.trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      <Heading title="Sign in to your studio">
        We send a code to your address. No password, and new here is fine too.
      </Heading>
      <TextField
        label="E-mail"
        type="email"
        name="email"
        autoComplete="email"
        spellCheck={false}
        required
        // The page is this one question.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={sending.fields['email']}
      />
      <ActionProblem of={sending} />
      <Button kind="loud" className="big" type="submit" busy={sending.isBusy}>
        Send the code
      </Button>
    </form>
  )
}

function CodeStep({
  sent,
  onSent,
  onBack,
  onSignedIn,
}: {
  sent: SentCode
  onSent: (sent: SentCode) => void
  onBack: () => void
  onSignedIn: () => unknown
}) {
  const { api, bridge } = useStudio()
  const [code, setCode] = useState('')
  const sending = useSendCode(onSent)
  const entering = useAction(async (digits: string) => {
    await api('POST /auth/session', { email: sent.email, code: digits, client: 'studio' })
    await onSignedIn()
  })
  const isDesktop = bridge.config.platform !== 'browser'
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void entering.run(code)
      }}
    >
      <Heading title="Look into your mail">
        Six digits are on their way to <b>{sent.email}</b>. They work for ten minutes.
      </Heading>
      <CodeField
        value={code}
        onChange={setCode}
        onComplete={(digits) => void entering.run(digits)}
        disabled={entering.isBusy}
        focusAtOnce
        error={entering.message}
      />
      <Button kind="loud" className="big" type="submit" busy={entering.isBusy}>
        Sign in
      </Button>
      <ActionProblem of={sending} />
      <div className="row apart small">
        <Resend sent={sent} onResend={() => void sending.run(sent.email)} />
        <button type="button" className="linkish" onClick={onBack}>
          Use another address
        </button>
      </div>
      {!isDesktop && <p className="small muted">In a browser you stay signed in until this tab is closed.</p>}
    </form>
  )
}

function Resend({ sent, onResend }: { sent: SentCode; onResend: () => void }) {
  const now = useNow(1000)
  const seconds = Math.ceil((sent.resendAt - now) / 1000)
  if (seconds > 0) return <span className="muted num">A new code in {seconds} s</span>
  return (
    <button type="button" className="linkish" onClick={onResend}>
      Send a new code
    </button>
  )
}

function Heading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h1>{title}</h1>
      <p className="lede">{children}</p>
    </div>
  )
}
