import { useEffect, useState } from 'react'
import { useStudio } from '../../app/studio-context.tsx'
import { canRecord } from '../../recorder/recorder.ts'
import type { CheckFacts } from './checks.ts'

const askEveryMs = 10_000

/** How long the server takes to answer, asked again and again while one looks. */
export function useServerCheck(): { answer: CheckFacts['server']; askAgain: () => void } {
  const { api } = useStudio()
  const [answer, setAnswer] = useState<CheckFacts['server']>()
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let isLeft = false
    const ask = (): void => {
      const askedAt = performance.now()
      api('GET /me', {}).then(
        () => isLeft || setAnswer({ roundTripMs: performance.now() - askedAt }),
        () => isLeft || setAnswer('away'),
      )
    }
    ask()
    const timer = setInterval(ask, askEveryMs)
    return () => {
      isLeft = true
      clearInterval(timer)
    }
  }, [api, attempt])

  return { answer, askAgain: () => setAttempt((count) => count + 1) }
}

/** Whether this computer can record, and how much of it. */
export function useRecordingChecks(): Omit<CheckFacts['recording'], 'isWanted'> {
  const { bridge, recorderSettings } = useStudio()
  const [isPossible, setIsPossible] = useState<boolean>()
  const [freeBytes, setFreeBytes] = useState<number>()

  useEffect(() => {
    let isLeft = false
    void canRecord(recorderSettings).then((possible) => isLeft || setIsPossible(possible))
    void bridge.spool.free().then((free) => isLeft || setFreeBytes(free))
    return () => {
      isLeft = true
    }
  }, [bridge, recorderSettings])

  return { isPossible, height: recorderSettings.height, freeBytes }
}
