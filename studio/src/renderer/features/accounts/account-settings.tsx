import { Button, Note, TextAreaField, TextField } from '@stagedoor/ui'
import { useState } from 'react'
import { useAccount } from '../../app/account-context.tsx'
import { ActionProblem } from '../../app/action-problem.tsx'
import { Shell } from '../../app/shell.tsx'
import { useLiveState, useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { useAction } from '../../app/use-action.ts'
import { useLoaded } from '../../app/use-loaded.ts'
import { isLive } from '../../live-session/live-state.ts'

/** Who one is here: the names others see, and the way out. */
export function AccountSettings() {
  const { me, spaces, signOut } = useAccount()
  const { bridge } = useStudio()
  const session = useLoaded('session', () => bridge.session())
  const leaving = useAction(signOut)
  const isOnAir = isLive(useLiveState().phase)
  const isKept = session.status !== 'ready' || session.value.isKept
  return (
    <Shell space={spaces[0]} title="Account">
      <div className="page narrow settings">
        <header>
          <h1>Account</h1>
        </header>
        <ProfileForm />
        <ChatNameForm />
        <section className="stack" aria-labelledby="session">
          <h2 id="session">This computer</h2>
          <p>
            Signed in as <b>{me.email}</b>.
          </p>
          {!isKept && (
            <Note>
              {bridge.config.platform === 'browser'
                ? 'In a browser the session ends with this tab.'
                : 'This system has no secret storage, so the session ends when the studio closes.'}
            </Note>
          )}
          {isOnAir ? (
            <Note>You are on air. Sign out when the stream has ended.</Note>
          ) : (
            <div className="row">
              <Button onClick={() => void leaving.run()} busy={leaving.isBusy}>
                Sign out
              </Button>
            </div>
          )}
          <p className="small muted num">
            Stagedoor Studio {bridge.config.version === 'browser' ? 'in a browser' : bridge.config.version},{' '}
            {bridge.config.apiUrl}
          </p>
        </section>
      </div>
    </Shell>
  )
}

function ProfileForm() {
  const { api } = useStudio()
  const { profile, reload } = useAccount()
  const toast = useToast()
  const [username, setUsername] = useState(profile?.username ?? '')
  const [displayName, setDisplayName] = useState(profile?.displayName ?? '')
  const [bio, setBio] = useState(profile?.bio ?? '')
  const saving = useAction(async () => {
    await api('PUT /profile', { username, displayName, bio })
    await reload()
    toast({ text: 'Your profile is saved.' })
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
      <h2>Profile</h2>
      <TextField
        label="Username"
        value={username}
        spellCheck={false}
        onChange={(event) => setUsername(event.target.value.toLowerCase())}
        error={saving.fields['username']}
      />
      <TextField
        label="Name"
        value={displayName}
        onChange={(event) => setDisplayName(event.target.value)}
        error={saving.fields['displayName']}
      />
      <TextAreaField
        label="About you"
        optional
        rows={3}
        value={bio}
        onChange={(event) => setBio(event.target.value)}
        error={saving.fields['bio']}
      />
      <ActionProblem of={saving} />
      <div className="row">
        <Button kind="loud" type="submit" busy={saving.isBusy}>
          Save profile
        </Button>
      </div>
    </form>
  )
}

function ChatNameForm() {
  const { api } = useStudio()
  const { me, reload } = useAccount()
  const toast = useToast()
  const [name, setName] = useState(me.name)
  const saving = useAction(async () => {
    await api('PATCH /me', { name })
    await reload()
    toast({ text: 'Chat shows the new name from now on.' })
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
      <h2>In chat</h2>
      <TextField
        label="Name others see"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={saving.fields['name']}
      />
      <ActionProblem of={saving} />
      <div className="row">
        <Button type="submit" busy={saving.isBusy}>
          Save name
        </Button>
      </div>
    </form>
  )
}
