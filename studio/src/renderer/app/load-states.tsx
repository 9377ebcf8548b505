import { Button, Skeleton } from '@stagedoor/ui'
import { useEffect, useState } from 'react'

const blinkMs = 300

/** Shown while something loads, but not when it takes no longer than a blink. */
export function Loading({ shape = 'lines' }: { shape?: 'lines' | 'block' }) {
  const [isSlow, setIsSlow] = useState(false)

  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), blinkMs)
    return () => clearTimeout(timer)
  }, [])

  return isSlow ? <Skeleton shape={shape} /> : null
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
  return (
    <div className="empty" role="alert">
      <Heading>{what} did not load</Heading>
      <p>{message}</p>
      <div className="acts">
        <Button onClick={onRetry}>Try again</Button>
      </div>
    </div>
  )
}
