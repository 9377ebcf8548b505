import { brandColors, contrast, Icon, parseHex } from '@stagedoor/ui'
import './colour-guard.css'

const paper = '#fbf9f5'
const night = '#110e0b'
const swatches = ['#0f6e6e', '#a3475b', '#e7b25c', '#3d5a98', '#8a4b0f']

/** Picks the Space's colour and shows what becomes of it where it would be hard to read. */
export function ColourField({ value, onChange }: { value: string; onChange: (hex: string) => void }) {
  return (
    <div className="hue">
      <label>
        <span className="vh">Pick a colour</span>
        <input
          type="color"
          value={isHex(value) ? value : '#000000'}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <label className="field">
        Your colour
        <input
          type="text"
          value={value}
          spellCheck={false}
          maxLength={7}
          aria-invalid={isHex(value) ? undefined : true}
          onChange={(event) => onChange(event.target.value.trim().toLowerCase())}
        />
      </label>
      <fieldset className="from">
        <legend className="vh">Some to start from</legend>
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

/** What the guard derives of a colour, with the measured contrasts. */
export function ColourGuard({ hex, name }: { hex: string; name: string }) {
  const { light, dark } = brandColors(hex)
  const word = name.split(' ')[0] ?? name
  return (
    <dl className="guard num">
      <div>
        <dt>
          <span className="tile" style={{ background: light.button, color: light.onButton }}>
            Get access
          </span>
        </dt>
        <dd>
          <b>{light.button === hex ? 'Buttons keep your colour' : `Buttons become ${light.button}`}</b>
          Their text turns {light.onButton === '#ffffff' ? 'white' : 'dark'}:{' '}
          {ratio(light.onButton, light.button)} to 1.
        </dd>
      </div>
      <TextRow hex={hex} derived={light.text} ground={paper} kind="lt" word={word} where="on paper" />
      <TextRow hex={hex} derived={dark.text} ground={night} kind="dk" word={word} where="in the dark" />
    </dl>
  )
}

function TextRow({
  hex,
  derived,
  ground,
  kind,
  word,
  where,
}: {
  hex: string
  derived: string
  ground: string
  kind: 'lt' | 'dk'
  word: string
  where: string
}) {
  if (derived === hex) {
    return (
      <div>
        <dt>
          <span className={`tile ${kind}`} style={{ color: hex }}>
            {word}
          </span>
        </dt>
        <dd>
          <b>Text {where} stays yours</b>
          {ratio(hex, ground)} to 1.
        </dd>
      </div>
    )
  }
  return (
    <div>
      <dt>
        <span className={`tile ${kind}`} style={{ color: hex }} aria-hidden="true">
          <s>{word}</s>
        </span>
        <Icon name="next" />
        <span className={`tile ${kind}`} style={{ color: derived }}>
          {word}
        </span>
      </dt>
      <dd>
        <b>
          Text {where} becomes {derived}
        </b>
        Yours would be {ratio(hex, ground)} to 1. This is {ratio(derived, ground)}.
      </dd>
    </div>
  )
}

export function isHex(value: string): boolean {
  return /^#[0-9a-f]{6}$/.test(value)
}

function ratio(one: string, other: string): string {
  return contrast(parseHex(one), parseHex(other)).toFixed(1)
}
