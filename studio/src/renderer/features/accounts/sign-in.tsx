import { Button, CodeField, TextField, useNow } from '@stagedoor/ui'
import { studioSignInWords } from '@stagedoor/words/studio-sign-in'
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
  const words = studioSignInWords().address
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void sending.run(email.trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      <Heading title={words.title}>{words.body}</Heading>
      <TextField
        label={words.field}
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
        {words.send}
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
  const words = studioSignInWords().code
  const isDesktop = bridge.config.platform !== 'browser'
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void entering.run(code)
      }}
    >
      <Heading title={words.title}>
        {words.body.before}
        <b>{sent.email}</b>
        {words.body.after}
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
        {words.signIn}
      </Button>
      <ActionProblem of={sending} />
      <div className="row apart small">
        <Resend sent={sent} onResend={() => void sending.run(sent.email)} />
        <button type="button" className="linkish" onClick={onBack}>
          {words.otherAddress}
        </button>
      </div>
      {!isDesktop && <p className="small muted">{words.untilClosed}</p>}
    </form>
  )
}

function Resend({ sent, onResend }: { sent: SentCode; onResend: () => void }) {
  const now = useNow(1000)
  const words = studioSignInWords().code
  const seconds = Math.ceil((sent.resendAt - now) / 1000)
  if (seconds > 0) return <span className="muted num">{words.newIn(seconds)}</span>
  return (
    <button type="button" className="linkish" onClick={onResend}>
      {words.sendNew}
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
