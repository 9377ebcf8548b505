import { Button, Mark, Skeleton } from '@stagedoor/ui'
import { studioWords } from '@stagedoor/words/studio'
import { useEffect, useState, type ReactNode } from 'react'
import { paths } from './route.ts'

const blinkMs = 300

/** Shown while something loads, but not when it takes no longer than a blink; `children` where it has a form of its own. */
export function Loading({ shape = 'lines', children }: { shape?: 'lines' | 'block'; children?: ReactNode }) {
  const [isSlow, setIsSlow] = useState(false)

  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), blinkMs)
    return () => clearTimeout(timer)
  }, [])

  return isSlow ? (children ?? <Skeleton shape={shape} />) : null
}

/** The window while nobody knows yet what is in it. */
export function WindowLoading() {
  return (
    <div className="studio">
      <header className="titlebar">
        <Mark href={paths.start} wordless />
      </header>
      <div className="nav" />
      <main className="sheet">
        <div className="page">
          <h1 className="vh">{studioWords().opening}</h1>
          <Loading shape="block" />
        </div>
      </main>
    </div>
  )
}

/** What did not load, why, and the way on. */
export function LoadFailed({
  what,
  message,
  heading: Heading = 'h2',
  onRetry,
}: {
  what: string
  message: string
  heading?: 'h1' | 'h2'
  onRetry: () => void
}) {
  const words = studioWords().loadFailed
  return (
    <div className="empty" role="alert">
      <Heading>{words.title(what)}</Heading>
      <p>{message}</p>
      <div className="acts">
        <Button onClick={onRetry}>{words.again}</Button>
      </div>
    </div>
  )
}
