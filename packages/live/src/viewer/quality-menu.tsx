import { Icon, Menu } from '@stagedoor/ui'
import type { Quality, QualityOption } from './room-state.ts'

/** What one may choose. The numbers are measured by whoever sends. */
export function QualityMenu({
  quality,
  options,
  height,
  onChange,
}: {
  quality: Quality
  options: readonly QualityOption[]
  /** Height of the picture that arrives now. */
  height: number | null
  onChange: (quality: Quality) => void
}) {
  const now = quality === 'sound' ? 'Sound' : height ? `${height}p` : 'Auto'
  const lines: { quality: Quality; name: string; aside: string }[] = [
    {
      quality: 'auto',
      name: 'Automatic',
      aside: height && quality === 'auto' ? `now ${height}p` : '',
    },
    ...options.map((option) => ({
      quality: option.quality,
      name: `${option.height}p`,
      aside: formatBits(option.bitsPerSecond),
    })),
    { quality: 'sound', name: 'Sound only', aside: '' },
  ]
  return (
    <Menu
      up
      label={`Quality: ${now}`}
      buttonClass="btn bare"
      summary={
        <>
          <Icon name="quality" />
          <span className="num">{now}</span>
        </>
      }
    >
      {lines.map((line) => (
        <label key={line.quality}>
          <input
            type="radio"
            name="quality"
            checked={line.quality === quality}
            onChange={() => onChange(line.quality)}
          />
          {line.name}
          <span className="aside num">{line.aside}</span>
        </label>
      ))}
    </Menu>
  )
}

function formatBits(bitsPerSecond: number): string {
  return bitsPerSecond > 0 ? `${(bitsPerSecond / 1_000_000).toFixed(1)} Mb/s` : ''
}
