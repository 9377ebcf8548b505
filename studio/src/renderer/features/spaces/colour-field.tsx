import { FieldFrame } from '@stagedoor/ui'
import { studioSpaceWords } from '@stagedoor/words/studio-space'

const swatches = ['#0f6e6e', '#a3475b', '#e7b25c', '#3d5a98', '#8a4b0f']

/** Picks the Space's colour: from all there are, by its number, or one to start from. */
export function ColourField({ value, onChange }: { value: string; onChange: (hex: string) => void }) {
  const words = studioSpaceWords().colour
  return (
    <div className="hue">
      <label>
        <span className="vh">{words.pick}</span>
        <input
          type="color"
          value={isHex(value) ? value : '#000000'}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <FieldFrame label={words.yours}>
        {(wiring) => (
          <input
            {...wiring}
            type="text"
            value={value}
            spellCheck={false}
            maxLength={7}
            aria-invalid={isHex(value) ? undefined : true}
            onChange={(event) => onChange(event.target.value.trim().toLowerCase())}
          />
        )}
      </FieldFrame>
      <fieldset className="from">
        <legend className="vh">{words.swatches}</legend>
        {swatches.map((swatch) => (
          <label key={swatch} style={{ background: swatch }}>
            <input
              type="radio"
              name="swatch"
              checked={value === swatch}
              aria-label={swatch}
              onChange={() => onChange(swatch)}
            />
          </label>
        ))}
      </fieldset>
    </div>
  )
}

export function isHex(value: string): boolean {
  return /^#[0-9a-f]{6}$/.test(value)
}
