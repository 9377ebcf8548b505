import type { Space } from '@stagedoor/contract'
import { ButtonLink, EmptyState } from '@stagedoor/ui'
import { studioWords } from '@stagedoor/words/studio'
import { useCallback, useEffect } from 'react'
import { AccountSettings } from '../features/accounts/account-settings.tsx'
import { SignIn } from '../features/accounts/sign-in.tsx'
import { Onboarding } from '../features/onboarding/onboarding.tsx'
import { EditPass, NewPass } from '../features/passes/pass-screens.tsx'
import { Passes } from '../features/passes/passes.tsx'
import { SpaceSettings } from '../features/spaces/space-settings.tsx'
import { StageScreen } from '../features/streams/stage-screen.tsx'
import { EditStream, NewStream } from '../features/streams/stream-form.tsx'
import { Streams } from '../features/streams/streams.tsx'
import { AccountProvider, useAccount } from './account-context.tsx'
import { Entrance } from './entrance.tsx'
import { LoadFailed, WindowLoading } from './load-states.tsx'
import { paths, type Route } from './route.ts'
import { Shell } from './shell.tsx'
import { useStudio } from './studio-context.tsx'
import { ToastProvider } from './toast-context.tsx'
import { useLoaded } from './use-loaded.ts'
import { go, useRoute } from './use-route.ts'

export function App() {
  const { bridge } = useStudio()
  const session = useLoaded('session', () => bridge.session())
  if (session.status === 'loading') return null
  const isSignedIn = session.status === 'ready' && session.value.isSignedIn
  return (
    <ToastProvider>
      {isSignedIn ? <SignedIn onSignedOut={session.reload} /> : <SignIn onSignedIn={session.reload} />}
    </ToastProvider>
  )
}

/** Everything behind the sign-in: who it is, what is theirs, and what waits to be uploaded. */
function SignedIn({ onSignedOut }: { onSignedOut: () => unknown }) {
  const { api, bridge, uploads } = useStudio()
  const account = useLoaded('account', async () => {
    const [me, { profile }, { items }] = await Promise.all([
      api('GET /me', {}),
      api('GET /profile', {}),
      api('GET /spaces', {}),
    ])
    return { me, profile, spaces: items }
  })

  useEffect(() => {
    void uploads.resume()
    return () => uploads.stop()
  }, [uploads])

  // A session that the server no longer knows is gone from the bridge, too: back to the sign-in.
  const { status } = account
  useEffect(() => {
    if (status !== 'failed') return
    void bridge.session().then(({ isSignedIn }) => isSignedIn || onSignedOut())
  }, [status, bridge, onSignedOut])

  const signOut = useCallback(async () => {
    await api('DELETE /auth/session', {}).catch(() => undefined)
    go(paths.start)
    onSignedOut()
  }, [api, onSignedOut])

  if (account.status === 'loading') return <WindowLoading />
  if (account.status === 'failed') {
    return (
      <Entrance>
        <LoadFailed
          heading="h1"
          what={studioWords().loadFailed.studio}
          message={account.message}
          onRetry={() => void account.reload()}
        />
      </Entrance>
    )
  }
  return (
    <AccountProvider account={{ ...account.value, reload: account.reload, signOut }}>
      <Screens />
    </AccountProvider>
  )
}

function Screens() {
  const route = useRoute()
  const { spaces } = useAccount()
  const [first] = spaces
  const space = 'slug' in route ? spaces.find(({ slug }) => slug === route.slug) : undefined
  const start = first ? paths.streams(first.slug) : paths.welcome
  const isStart = route.screen === 'start'

  useEffect(() => {
    if (isStart) go(start, { replace: true })
  }, [isStart, start])

  switch (route.screen) {
    case 'start':
      return null
    case 'welcome':
      return <Onboarding />
    case 'account':
      return <AccountSettings />
    case 'missing':
      return <Missing start={start} />
    default:
      return space ? <SpaceScreens key={space.id} space={space} route={route} /> : <Missing start={start} />
  }
}

function SpaceScreens({
  space,
  route,
}: {
  space: Space
  route: Exclude<Route, { screen: 'start' | 'welcome' | 'account' | 'missing' }>
}) {
  switch (route.screen) {
    case 'streams':
      return <Streams space={space} />
    case 'stream-new':
      return <NewStream space={space} />
    case 'stream-edit':
      return <EditStream space={space} streamId={route.streamId} />
    case 'stage':
      return <StageScreen key={route.streamId} space={space} streamId={route.streamId} />
    case 'passes':
      return <Passes space={space} />
    case 'pass-new':
      return <NewPass space={space} />
    case 'pass-edit':
      return <EditPass space={space} passId={route.passId} />
    case 'space':
      return <SpaceSettings space={space} />
    default:
      return route satisfies never
  }
}

function Missing({ start }: { start: string }) {
  const words = studioWords().missing
  return (
    <Shell space={undefined}>
      <div className="page">
        <EmptyState
          heading="h1"
          title={words.title}
          action={<ButtonLink href={start}>{words.toStart}</ButtonLink>}
        >
          {words.body}
        </EmptyState>
      </div>
    </Shell>
  )
}
