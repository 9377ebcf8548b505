import { useEffect, useState } from 'react'
import { silenceDb } from './checks.ts'

const listenEveryMs = 100
const tellEveryMs = 1000

/** How long the microphone has been silent, and the loudest of the last second. */
export function useSilence(levelDb: () => number): { silentSeconds: number; peakDb: number } {
  const [heard, setHeard] = useState({ silentSeconds: 0, peakDb: -Infinity })

  useEffect(() => {
    let loudAt = performance.now()
    let peakDb = -Infinity
    const listening = setInterval(() => {
      const level = levelDb()
      peakDb = Math.max(peakDb, level)
      if (level > silenceDb) loudAt = performance.now()
    }, listenEveryMs)
    const telling = setInterval(() => {
      setHeard({ silentSeconds: (performance.now() - loudAt) / 1000, peakDb })
      peakDb = -Infinity
    }, tellEveryMs)
    return () => {
      clearInterval(listening)
      clearInterval(telling)
    }
  }, [levelDb])

  return heard
}
