import { Button } from '@stagedoor/ui'
import type { CSSProperties } from 'react'

export function Volume({
  volume,
  isMuted,
  onVolume,
  onMuted,
}: {
  volume: number
  isMuted: boolean
  onVolume: (volume: number) => void
  onMuted: (isMuted: boolean) => void
}) {
  const shown = isMuted ? 0 : volume
  return (
    <span className="volume">
      <Button
        kind="bare"
        icon={isMuted ? 'mute' : 'volume'}
        label={isMuted ? 'Sound on' : 'Mute'}
        aria-keyshortcuts="m"
        onClick={() => onMuted(!isMuted)}
      />
      <Range
        className="wide"
        label="Volume"
        max={1}
        step={0.05}
        value={shown}
        valueText={`${Math.round(shown * 100)} percent`}
        onChange={onVolume}
      />
    </span>
  )
}

/** A slider whose filled part is drawn by `--at`; in hydrated places only. */
export function Range({
  label,
  max,
  step,
  value,
  valueText,
  className,
  onChange,
}: {
  label: string
  max: number
  step: number
  value: number
  valueText: string
  className?: string
  onChange: (value: number) => void
}) {
  return (
    <input
      type="range"
      className={className}
      aria-label={label}
      aria-valuetext={valueText}
      min={0}
      max={max}
      step={step}
      value={value}
      style={{ '--at': `${max > 0 ? (100 * value) / max : 0}%` } as CSSProperties}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  )
}
