import type { LayoutName } from '@stagedoor/live/stage/layout'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import type { ReactNode } from 'react'
import { useLiveState, useStudio } from '../../app/studio-context.tsx'
import { ShapeIcon } from '../../app/shape-icon.tsx'
import { isPip, layoutKeys } from './layout-keys.ts'

/** How the stage is arranged, as small pictures of it. */
export function LayoutPicker({ onSwap }: { onSwap: () => void }) {
  const { layout } = useLiveState()
  const { layouts: words } = studioOnAirWords()
  return (
    <fieldset className="layouts">
      <legend className="vh">{words.title}</legend>
      <div>
        <span className="label" aria-hidden="true">
          {words.title}
        </span>
        <div>
          <Choice name="camera" words={words.camera}>
            <circle className="c" cx="25" cy="12" r="4.5" />
            <path className="c" d="M16 26c0-5 4-8 9-8s9 3 9 8z" />
          </Choice>
          <Choice name="screen" words={words.screen}>
            <path className="l" d="M9 9h14M9 14.5h22M9 20h17" />
          </Choice>
          <Choice name="side" words={words.side}>
            <path className="l" d="M24 9.5h18M24 14.5h12M24 19.5h15" />
            <circle className="c" cx="9.5" cy="12" r="3.2" />
            <path className="c" d="M3.5 23c0-3.8 2.5-6 6-6s6 2.2 6 6z" />
            <path className="f" d="M18.5 1v27" />
          </Choice>
        </div>
      </div>
      <div role="group" aria-labelledby="pip">
        <span className="label" id="pip">
          {words.pip}
        </span>
        <div>
          <Choice name="pip-tl" label={words.pipIn['pip-tl']}>
            <rect className="c" x="4" y="4" width="17" height="10" rx="2" />
          </Choice>
          <Choice name="pip-tr" label={words.pipIn['pip-tr']}>
            <rect className="c" x="29" y="4" width="17" height="10" rx="2" />
          </Choice>
          <Choice name="pip-bl" label={words.pipIn['pip-bl']}>
            <rect className="c" x="4" y="15" width="17" height="10" rx="2" />
          </Choice>
          <Choice name="pip-br" label={words.pipIn['pip-br']}>
            <rect className="c" x="29" y="15" width="17" height="10" rx="2" />
          </Choice>
          <button
            type="button"
            className="lay"
            aria-disabled={!isPip(layout.name)}
            aria-keyshortcuts="x"
            aria-label={words.swap[layout.inset]}
            onClick={onSwap}
          >
            <ShapeIcon name="swap" />
            <kbd className="key">X</kbd>
          </button>
        </div>
      </div>
      <div>
        <span className="label" aria-hidden="true">
          {words.cards}
        </span>
        <div>
          <Choice name="soon" words={words.soon}>
            <circle className="l" cx="25" cy="14.5" r="8" />
            <path className="l" d="M25 10v5l3 2" />
          </Choice>
          <Choice name="brb" words={words.brb}>
            <path
              className="l"
              d="M17 10h13v7a4 4 0 0 1-4 4h-5a4 4 0 0 1-4-4zM30 12h2a2.5 2.5 0 0 1 0 5h-2"
            />
          </Choice>
        </div>
      </div>
    </fieldset>
  )
}

function Choice({
  name,
  words,
  label,
  children,
}: {
  name: LayoutName
  words?: string
  label?: string
  children: ReactNode
}) {
  const { session } = useStudio()
  const { layout } = useLiveState()
  const key = layoutKeys[name]
  return (
    <label className="lay">
      <input
        type="radio"
        name="layout"
        value={name}
        checked={layout.name === name}
        aria-label={label ?? words}
        aria-keyshortcuts={key}
        onChange={() => session.setLayout({ ...layout, name })}
      />
      <svg viewBox="0 0 50 29" aria-hidden="true">
        <rect className="f" x=".6" y=".6" width="48.8" height="27.8" rx="4" />
        {children}
      </svg>
      <span>
        {words && <span className="t">{words} </span>}
        <kbd className="key">{key}</kbd>
      </span>
    </label>
  )
}
