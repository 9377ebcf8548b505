import { useEffect, useRef } from 'react'

const spokenEveryMs = 500

/**
 * Sound level, drawn each frame from `read()` (0 to 1) without rendering React. Sets a style property, so it
 * is for hydrated places only.
 */
export function LevelMeter({ read, label }: { read: () => number; label: string }) {
  const meter = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    let spokenAt = 0
    let frame = requestAnimationFrame(function draw(time) {
      const level = Math.min(1, Math.max(0, read()))
      meter.current?.style.setProperty('--level', level.toFixed(3))
      if (time - spokenAt > spokenEveryMs) {
        spokenAt = time
        meter.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)))
      }
      frame = requestAnimationFrame(draw)
    })
    return () => cancelAnimationFrame(frame)
  }, [read])

  return (
    <span
      ref={meter}
      className="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  )
}
