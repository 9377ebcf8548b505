import type { Stream } from '@stagedoor/contract'
import { Button } from '@stagedoor/ui'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import { useRef } from 'react'
import { useLiveState, useStudio } from '../../app/studio-context.tsx'

/** Ends for everybody, asked in place; staying on air has the focus. */
export function EndStream({ stream }: { stream: Stream }) {
  const { session } = useStudio()
  const { watchingCount, phase } = useLiveState()
  const { end: words } = studioOnAirWords()
  const question = useRef<HTMLDivElement>(null)
  const end = (): void => {
    question.current?.hidePopover()
    void session.end()
  }
  return (
    <>
      <Button kind="danger" className="end-btn" popoverTarget="end-stream" busy={phase === 'ending'}>
        {words.ask}
      </Button>
      <div
        ref={question}
        id="end-stream"
        className="pop"
        popover="auto"
        role="dialog"
        aria-labelledby="end-stream-title"
      >
        <h2 id="end-stream-title">{words.title(stream.title)}</h2>
        <p className="muted">
          {watchingCount > 0 && `${words.watching(watchingCount)} `}
          {stream.record ? words.recorded : words.unrecorded}
        </p>
        <div className="acts">
          <Button kind="danger" onClick={end}>
            {words.act}
          </Button>
          <Button ref={takeFocus} kind="bare" popoverTarget="end-stream" popoverTargetAction="hide">
            {words.stay} <kbd className="key">Esc</kbd>
          </Button>
        </div>
      </div>
    </>
  )
}

/** A popover gives the focus to what has the attribute; React's own autoFocus acts once, when it is mounted. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.setAttribute('autofocus', '')
}
