import type { Space } from '@stagedoor/contract'
import { Avatar, Icon, Mark, Menu, useNow } from '@stagedoor/ui'
import { formatDuration } from '@stagedoor/words/format'
import { studioWords } from '@stagedoor/words/studio'
import { Fragment, useEffect, useRef, type ReactNode } from 'react'
import { isLive } from '../live-session/live-state.ts'
import { useAccount } from './account-context.tsx'
import { ExternalLink } from './external-link.tsx'
import { paths, type Route } from './route.ts'
import { ShapeIcon } from './shape-icon.tsx'
import type { Shortcut } from './shortcut.ts'
import { ShortcutsSheet } from './shortcuts-sheet.tsx'
import { useLiveState, useStudio } from './studio-context.tsx'
import { useRoute } from './use-route.ts'

/** Title bar, navigation and the sheet everything happens on. */
export function Shell({
  space,
  title,
  shortcuts = [],
  sheetClass = '',
  children,
}: {
  space: Space | undefined
  /** What of the Space is open, in the title bar. */
  title?: string | undefined
  /** Keys of this screen, for the list of them. */
  shortcuts?: Shortcut[]
  sheetClass?: string
  children: ReactNode
}) {
  const { bridge } = useStudio()
  const route = useRoute()
  return (
    <div className="studio">
      <header className="titlebar">
        <Mark href={paths.start} wordless />
        <div className="where">
          {space && <SpaceMenu space={space} />}
          {title && (
            <>
              <span aria-hidden="true">/</span>
              <span className="cut title">{title}</span>
            </>
          )}
        </div>
        <div className="aside">
          <OnAirChip route={route} />
          <ShortcutsSheet shortcuts={shortcuts} />
          {space && (
            <ExternalLink className="btn bare small" href={`${bridge.config.apiUrl}/${space.slug}`}>
              {studioWords().publicPage} <Icon name="out" />
            </ExternalLink>
          )}
        </div>
      </header>
      <Navigation slug={space?.slug} route={route} />
      <Sheet className={sheetClass}>{children}</Sheet>
    </div>
  )
}

/** Takes the focus when the screen changes, so that the keyboard and the ear start at its top. */
function Sheet({ className, children }: { className: string; children: ReactNode }) {
  const sheet = useRef<HTMLElement>(null)

  useEffect(() => {
    const { activeElement } = document
    if (!sheet.current?.contains(activeElement)) sheet.current?.focus()
  }, [])

  return (
    <main ref={sheet} className={`sheet ${className}`} tabIndex={-1}>
      {children}
    </main>
  )
}

function SpaceMenu({ space }: { space: Space }) {
  const { spaces } = useAccount()
  const words = studioWords()
  return (
    <Menu
      buttonClass="btn bare small"
      label={words.spaceMenu(space.name)}
      summary={
        <>
          <span className="cut">{space.name}</span> <Icon name="chevron" />
        </>
      }
    >
      {spaces.map((other) => (
        <a
          key={other.id}
          href={paths.streams(other.slug)}
          aria-current={other.id === space.id ? 'true' : undefined}
        >
          <span className="cut">{other.name}</span>
          {other.id === space.id && (
            <span className="aside">
              <Icon name="check" />
            </span>
          )}
        </a>
      ))}
      <hr />
      <a href={paths.welcome}>
        <Icon name="plus" />
        {words.newSpace}
      </a>
    </Menu>
  )
}

/** While live every other screen leads back to the stage. */
function OnAirChip({ route }: { route: Route }) {
  const { phase, stream } = useLiveState()
  const { spaces } = useAccount()
  const isOnAir = isLive(phase)
  const now = useNow(isOnAir ? 1000 : null)
  const space = spaces.find(({ id }) => id === stream?.spaceId)
  const isHere = route.screen === 'stage' && route.streamId === stream?.id
  if (!isOnAir || !stream || !space || isHere) return null
  const startedAt = Date.parse(stream.startedAt ?? '')
  return (
    <a className="chip live num" href={paths.stage(space.slug, stream.id)}>
      <i className="dot" />
      {studioWords().onAirFor(formatDuration(Math.max(0, (now - startedAt) / 1000)))}
    </a>
  )
}

function Navigation({ slug, route }: { slug: string | undefined; route: Route }) {
  const { me, profile } = useAccount()
  const words = studioWords().navigation
  const current = (screens: Route['screen'][]): 'page' | undefined =>
    screens.includes(route.screen) ? 'page' : undefined
  return (
    <nav className="nav" aria-label={words.label}>
      {slug && (
        <>
          <a
            href={paths.streams(slug)}
            aria-current={current(['streams', 'stream-new', 'stream-edit', 'stage'])}
          >
            <ShapeIcon name="streams" />
            <span>{words.streams}</span>
          </a>
          <a href={paths.passes(slug)} aria-current={current(['passes', 'pass-new', 'pass-edit'])}>
            <ShapeIcon name="passes" />
            <span>{words.passes}</span>
          </a>
          <a href={paths.space(slug)} aria-current={current(['space'])}>
            <ShapeIcon name="space" />
            <span>{words.space}</span>
          </a>
        </>
      )}
      <a className="push" href={paths.account} aria-current={current(['account'])}>
        <Avatar name={profile?.displayName ?? me.name} />
        {profile ? (
          <span>
            <span className="vh">{words.account} </span>
            <Handle username={profile.username} />
          </span>
        ) : (
          <span>{words.account}</span>
        )}
      </a>
    </nav>
  )
}

/** Whole in a narrow column: it breaks after an underscore where it can. */
function Handle({ username }: { username: string }) {
  const words = username.split(/(?<=_)/)
  return (
    <bdi>
      @
      {words.map((word, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </bdi>
  )
}
