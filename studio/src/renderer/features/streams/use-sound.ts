import { useEffect, useState } from 'react'
import { useStudio } from '../../app/studio-context.tsx'
import { silenceDb } from './checks.ts'

const listenEveryMs = 100
const tellEveryMs = 1000
/** Samples at the very end of the scale are cut off; two such moments within `loudForMs` are no accident. */
const cutOffDb = -0.1
const loudForMs = 5000

export type Heard = {
  silentSeconds: number
  /** Its loudest parts are being cut off. */
  isTooLoud: boolean
  /** The loudest of the last second. */
  levelDb: number
}

/** What the microphone gives, told once a second. */
export function useSound(): Heard {
  const { levelDb, peakDb } = useStudio()
  const [heard, setHeard] = useState<Heard>({ silentSeconds: 0, isTooLoud: false, levelDb: -Infinity })

  useEffect(() => {
    let heardAt = performance.now()
    let loudest = -Infinity
    let cutOffAt: number[] = []
    const listening = setInterval(() => {
      const now = performance.now()
      const level = levelDb()
      loudest = Math.max(loudest, level)
      if (level > silenceDb) heardAt = now
      if (peakDb() > cutOffDb) cutOffAt.push(now)
    }, listenEveryMs)
    const telling = setInterval(() => {
      const now = performance.now()
      cutOffAt = cutOffAt.filter((at) => now - at < loudForMs)
      setHeard({ silentSeconds: (now - heardAt) / 1000, isTooLoud: cutOffAt.length > 1, levelDb: loudest })
      loudest = -Infinity
    }, tellEveryMs)
    return () => {
      clearInterval(listening)
      clearInterval(telling)
    }
  }, [levelDb, peakDb])

  return heard
}
