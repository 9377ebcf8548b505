import { brandColors, contrast, Icon, parseHex, type BrandColors } from '@stagedoor/ui'
import { studioSpaceWords } from '@stagedoor/words/studio-space'
import './colour-guard.css'

const paper = '#fbf9f5'
const night = '#110e0b'

/** What the guard derives of a colour, with the measured contrasts. */
export function ColourGuard({ hex, name }: { hex: string; name: string }) {
  const colours = brandColors(hex)
  const words = studioSpaceWords().guard
  const word = name.split(' ')[0] || words.button
  return (
    <dl className="guard num">
      <ButtonRow hex={hex} colours={colours} />
      <TextRow
        hex={hex}
        derived={colours.light.text}
        ground={paper}
        kind="lt"
        word={word}
        says={words.onPaper}
      />
      <TextRow
        hex={hex}
        derived={colours.dark.text}
        ground={night}
        kind="dk"
        word={word}
        says={words.inTheDark}
      />
    </dl>
  )
}

/** One button where both themes have the same, else that on paper and that in the dark. */
function ButtonRow({ hex, colours: { light, dark } }: { hex: string; colours: BrandColors }) {
  const words = studioSpaceWords().guard
  const isOne = light.button === dark.button
  const ratios = [light, dark].map((side) => ratio(side.onButton, side.button))
  return (
    <div>
      <dt>
        {(isOne ? [light] : [light, dark]).map(({ button, onButton }) => (
          <span
            key={button}
            className={isOne ? 'tile' : 'tile half'}
            style={{ background: button, color: onButton }}
          >
            {words.button}
          </span>
        ))}
      </dt>
      <dd>
        <b>{sayButtons(hex, light.button, dark.button)}</b>
        {isOne
          ? words.textTurns(light.onButton === '#ffffff', ratios[0] ?? '')
          : words.textsHave(ratios[0] ?? '', ratios[1] ?? '')}
      </dd>
    </div>
  )
}

function sayButtons(hex: string, onPaper: string, inTheDark: string): string {
  const words = studioSpaceWords().guard
  if (onPaper === inTheDark) return onPaper === hex ? words.buttonsKeep : words.buttonsBecome(onPaper)
  if (onPaper === hex) return words.buttonsInTheDark(inTheDark)
  if (inTheDark === hex) return words.buttonsOnPaper(onPaper)
  return words.buttonsBoth(onPaper, inTheDark)
}

function TextRow({
  hex,
  derived,
  ground,
  kind,
  word,
  says,
}: {
  hex: string
  derived: string
  ground: string
  kind: 'lt' | 'dk'
  word: string
  says: { stays: string; becomes: (hex: string) => string }
}) {
  const words = studioSpaceWords().guard
  if (derived === hex) {
    return (
      <div>
        <dt>
          <span className={`tile ${kind}`} style={{ color: hex }}>
            {word}
          </span>
        </dt>
        <dd>
          <b>{says.stays}</b>
          {words.measured(ratio(hex, ground))}
        </dd>
      </div>
    )
  }
  return (
    <div>
      <dt>
        {/* A picture of what nobody should have to read, so no text. */}
        <span className={`tile ${kind} yours`} style={{ color: hex }} data-word={word} aria-hidden="true" />
        <Icon name="next" />
        <span className={`tile ${kind}`} style={{ color: derived }}>
          {word}
        </span>
      </dt>
      <dd>
        <b>{says.becomes(derived)}</b>
        {words.instead(ratio(hex, ground), ratio(derived, ground))}
      </dd>
    </div>
  )
}

function ratio(one: string, other: string): string {
  return contrast(parseHex(one), parseHex(other)).toFixed(1)
}
