import { Icon, Menu } from '@stagedoor/ui'
import { playerWords } from '@stagedoor/words/player'
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
  const words = playerWords()
  const now = quality === 'sound' ? words.sound : height ? words.height(height) : words.auto
  const lines: { quality: Quality; name: string; aside: string }[] = [
    {
      quality: 'auto',
      name: words.automatic,
      aside: height && quality === 'auto' ? words.nowHeight(height) : '',
    },
    ...options.map((option) => ({
      quality: option.quality,
      name: words.height(option.height),
      aside: option.bitsPerSecond > 0 ? words.bits((option.bitsPerSecond / 1_000_000).toFixed(1)) : '',
    })),
    { quality: 'sound', name: words.soundOnly, aside: '' },
  ]
  return (
    <Menu
      up
      label={words.quality(now)}
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
