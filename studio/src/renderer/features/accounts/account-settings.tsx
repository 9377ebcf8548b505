import { Button, Note, TextAreaField, TextField } from '@stagedoor/ui'
import { studioAccountWords } from '@stagedoor/words/studio-account'
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
  const { title, computer: words } = studioAccountWords()
  const isOnAir = isLive(useLiveState().phase)
  const isKept = session.status !== 'ready' || session.value.isKept
  return (
    <Shell space={spaces[0]} title={title}>
      <div className="page narrow settings">
        <header>
          <h1>{title}</h1>
        </header>
        <ProfileForm />
        <ChatNameForm />
        <section className="stack" aria-labelledby="session">
          <h2 id="session">{words.title}</h2>
          <p>
            {words.signedIn.before}
            <b>{me.email}</b>
            {words.signedIn.after}
          </p>
          {!isKept && (
            <Note>{bridge.config.platform === 'browser' ? words.endsWithTab : words.endsWithWindow}</Note>
          )}
          {isOnAir ? (
            <Note>{words.onAir}</Note>
          ) : (
            <div className="row">
              <Button onClick={() => void leaving.run()} busy={leaving.isBusy}>
                {words.signOut}
              </Button>
            </div>
          )}
          <p className="small muted num">
            {words.version(
              bridge.config.version === 'browser' ? words.inBrowser : bridge.config.version,
              bridge.config.apiUrl,
            )}
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
  const words = studioAccountWords().profile
  const [username, setUsername] = useState(profile?.username ?? '')
  const [displayName, setDisplayName] = useState(profile?.displayName ?? '')
  const [bio, setBio] = useState(profile?.bio ?? '')
  const saving = useAction(async () => {
    await api('PUT /profile', { username, displayName, bio })
    await reload()
    toast({ text: words.saved })
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
      <h2>{words.title}</h2>
      <TextField
        label={words.username}
        value={username}
        spellCheck={false}
        onChange={(event) => setUsername(event.target.value.toLowerCase())}
        error={saving.fields['username']}
      />
      <TextField
        label={words.name}
        value={displayName}
        onChange={(event) => setDisplayName(event.target.value)}
        error={saving.fields['displayName']}
      />
      <TextAreaField
        label={words.about}
        optional
        rows={3}
        value={bio}
        onChange={(event) => setBio(event.target.value)}
        error={saving.fields['bio']}
      />
      <ActionProblem of={saving} />
      <div className="row">
        <Button kind="loud" type="submit" busy={saving.isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function ChatNameForm() {
  const { api } = useStudio()
  const { me, reload } = useAccount()
  const toast = useToast()
  const words = studioAccountWords().chat
  const [name, setName] = useState(me.name)
  const saving = useAction(async () => {
    await api('PATCH /me', { name })
    await reload()
    toast({ text: words.saved })
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
      <h2>{words.title}</h2>
      <TextField
        label={words.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={saving.fields['name']}
      />
      <ActionProblem of={saving} />
      <div className="row">
        <Button type="submit" busy={saving.isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
