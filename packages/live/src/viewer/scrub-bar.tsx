import { formatDuration, speakDuration } from '@stagedoor/words/format'
import { playerWords } from '@stagedoor/words/player'
import { useState } from 'react'
import type { CSSProperties, PointerEvent } from 'react'
import { Range } from './range.tsx'

const hourSeconds = 3600
/** More marks than this would stand too close on a phone. */
const mostMarks = 6
/** By key on the slider itself; the browser's own steps are a second, or a tenth of the whole evening. */
const stepSeconds: Partial<Record<string, number>> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -60,
  PageUp: 60,
}

/** Where a replay is, with a mark at each hour and the time under the pointer. */
export function ScrubBar({
  time,
  length,
  isHeld,
  onSeek,
}: {
  time: number
  length: number
  /** Stays in sight when nobody moves. */
  isHeld: boolean
  onSeek: (seconds: number) => void
}) {
  const words = playerWords()
  const [pointedAt, setPointedAt] = useState<number | null>(null)
  const point = ({ currentTarget, clientX, pointerType }: PointerEvent<HTMLElement>) => {
    if (pointerType === 'touch') return
    const { left, width } = currentTarget.getBoundingClientRect()
    setPointedAt(Math.min(1, Math.max(0, (clientX - left) / width)) * length)
  }
  const marks = hourMarks(length)
  return (
    <div className={isHeld ? 'scrub on-stage held' : 'scrub on-stage'}>
      {marks.length > 0 && (
        <div className="marks" aria-hidden="true">
          {marks.map((hour) => (
            <span key={hour} style={placeAt((hour * hourSeconds) / length)}>
              {words.hourMark(hour)}
            </span>
          ))}
        </div>
      )}
      <div className="track" onPointerMove={point} onPointerLeave={() => setPointedAt(null)}>
        <Range
          label={words.position}
          max={length}
          step={1}
          value={time}
          valueText={words.positionAt(speakDuration(time), speakDuration(length))}
          shortcuts="j l ArrowLeft ArrowRight PageUp PageDown Home End"
          onChange={onSeek}
          onKeyDown={(event) => {
            const step = stepSeconds[event.key]
            if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
            event.preventDefault()
            onSeek(time + step)
          }}
        />
        {pointedAt !== null && (
          <span className="pointed num" aria-hidden="true" style={placeAt(pointedAt / length)}>
            {formatDuration(pointedAt)}
          </span>
        )}
      </div>
    </div>
  )
}

/** Whole hours within the length, not so near its end that their words would leave the bar. */
function hourMarks(length: number): number[] {
  const every = Math.ceil(length / hourSeconds / mostMarks)
  const marks: number[] = []
  for (let hour = every; hour * hourSeconds < length * 0.95; hour += every) marks.push(hour)
  return marks
}

function placeAt(share: number): CSSProperties {
  return { '--share': share } as CSSProperties
}
