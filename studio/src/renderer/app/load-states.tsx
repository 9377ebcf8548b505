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
  onRetry,
}: {
  what: string
  message: string
  onRetry: () => void
}) {
  return (
    <div className="empty" role="alert">
      <h2>{what} did not load</h2>
      <p>{message}</p>
      <div className="acts">
        <Button onClick={onRetry}>Try again</Button>
      </div>
    </div>
  )
}
