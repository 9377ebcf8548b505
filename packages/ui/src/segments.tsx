import { useId } from 'react'
import type { ReactNode } from 'react'

/** One of a few things, side by side: radio buttons, so the arrow keys move. */
export function Segments<Value extends string>({
  label,
  items,
  value,
  onChange,
}: {
  label: string
  items: readonly { value: Value; label: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className="segments" role="radiogroup" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <span className="seg">
        {items.map((item) => (
          <label key={item.value}>
            <input
              type="radio"
              name={id}
              checked={item.value === value}
              onChange={() => onChange(item.value)}
            />
            {item.label}
          </label>
        ))}
      </span>
    </div>
  )
}
