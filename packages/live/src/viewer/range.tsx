import type { CSSProperties, KeyboardEventHandler } from 'react'

/** A slider whose filled part is drawn by `--at`; in hydrated places only. */
export function Range({
  label,
  max,
  step,
  value,
  valueText,
  className,
  shortcuts,
  onChange,
  onKeyDown,
}: {
  label: string
  max: number
  step: number
  value: number
  valueText: string
  className?: string
  shortcuts?: string
  onChange: (value: number) => void
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>
}) {
  return (
    <input
      type="range"
      className={className}
      aria-label={label}
      aria-valuetext={valueText}
      aria-keyshortcuts={shortcuts}
      min={0}
      max={max}
      step={step}
      value={value}
      style={{ '--at': `${max > 0 ? (100 * value) / max : 0}%` } as CSSProperties}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      onKeyDown={onKeyDown}
    />
  )
}
