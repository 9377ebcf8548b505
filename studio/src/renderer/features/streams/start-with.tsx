import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import { useLiveState, useStudio } from '../../app/studio-context.tsx'

/** What people see first. */
export function StartWith() {
  const { session } = useStudio()
  const { layout } = useLiveState()
  const words = studioPreflightWords()
  const isCard = layout.name === 'soon'
  return (
    <fieldset className="row">
      <legend className="vh">{words.startWith}</legend>
      <span className="label" aria-hidden="true">
        {words.startWith}
      </span>
      <span className="seg">
        <label>
          <input
            type="radio"
            name="start"
            checked={!isCard}
            onChange={() => session.setLayout({ ...layout, name: 'camera' })}
          />
          {words.startWithPicture}
        </label>
        <label>
          <input
            type="radio"
            name="start"
            checked={isCard}
            onChange={() => session.setLayout({ ...layout, name: 'soon' })}
          />
          {words.startWithCard}
        </label>
      </span>
    </fieldset>
  )
}
