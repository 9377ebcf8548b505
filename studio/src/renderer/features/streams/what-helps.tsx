import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import type { Health } from '../../live-session/health.ts'

/** Against a slow line or a busy computer, asked for in place. */
export function WhatHelps({ from }: { from: NonNullable<Health['from']> }) {
  const { whatHelps, helps } = studioOnAirWords().health
  return (
    <>
      <button type="button" className="linkish" popoverTarget="what-helps">
        {whatHelps}
      </button>
      <div
        id="what-helps"
        className="pop below"
        popover="auto"
        role="dialog"
        aria-labelledby="what-helps-title"
      >
        <h2 id="what-helps-title">{whatHelps}</h2>
        <ul>
          {helps[from].map((help) => (
            <li key={help}>{help}</li>
          ))}
        </ul>
      </div>
    </>
  )
}
