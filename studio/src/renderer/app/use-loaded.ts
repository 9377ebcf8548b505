import { isApiError } from '@stagedoor/contract/client'
import { studioWords } from '@stagedoor/words/studio'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

export type Loaded<Value> = (
  { status: 'loading' } | { status: 'failed'; message: string } | { status: 'ready'; value: Value }
) & {
  /** Loads again; what is shown stays until the answer is there, and then the promise resolves. */
  reload(): Promise<void>
}

/** Loads what a screen shows, anew whenever `key` changes. */
export function useLoaded<Value>(key: string, load: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [attempt, setAttempt] = useState(0)
  const [answer, setAnswer] = useState<{ key: string; value?: Value; message?: string }>({ key: '' })
  const latest = useRef(load)
  const waiting = useRef<(() => void)[]>([])

  useEffect(() => {
    latest.current = load
  })
  useEffect(() => {
    const left = new AbortController()
    const settle = (settled: { key: string; value?: Value; message?: string }): void => {
      if (left.signal.aborted) return
      // At once: whoever waits for a reload goes on to a screen that needs the answer.
      flushSync(() => setAnswer(settled))
      for (const resolve of waiting.current.splice(0)) resolve()
    }
    latest.current(left.signal).then(
      (value) => settle({ key, value }),
      (error: unknown) => settle({ key, message: explain(error) }),
    )
    return () => left.abort()
  }, [key, attempt])

  const reload = useCallback(
    () =>
      new Promise<void>((resolve) => {
        waiting.current.push(resolve)
        setAttempt((count) => count + 1)
      }),
    [],
  )
  if (answer.key !== key) return { status: 'loading', reload }
  if (answer.message !== undefined) return { status: 'failed', message: answer.message, reload }
  // Only a value or a message is ever set, so it is there.
  return { status: 'ready', value: answer.value as Value, reload }
}

/** What to tell about an error that came from asking the server. */
export function explain(error: unknown): string {
  if (isApiError(error)) return error.message
  return studioWords().broke
}
