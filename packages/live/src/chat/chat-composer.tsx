import { Button, Progress, useNow } from '@stagedoor/ui'
import { chatWords } from '@stagedoor/words/chat'
import { useState } from 'react'
import type { SubmitEvent } from 'react'

const longestText = 500

/** Where one writes. While slow mode holds, the words stay and the button says how long. */
export function ChatComposer({
  heldUntil,
  slowModeSeconds,
  placeholder,
  onSend,
}: {
  heldUntil: number
  slowModeSeconds: number
  placeholder?: string
  onSend: (text: string) => void
}) {
  const words = chatWords()
  const [text, setText] = useState('')
  const heldMs = useTimeLeft(heldUntil)
  const heldSeconds = Math.ceil(heldMs / 1000)
  const isEmpty = text.trim() === ''

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isEmpty || heldMs > 0) return
    onSend(text)
    setText('')
  }

  return (
    <form className="composer" onSubmit={submit}>
      {heldMs > 0 && (
        <p className="slow" id="chat-slow">
          <span className="num">{words.slow(heldSeconds)}</span>
          <Progress
            thin
            label={words.untilNext}
            value={1 - heldMs / Math.max(heldMs, slowModeSeconds * 1000, 1)}
          />
        </p>
      )}
      <label className="vh" htmlFor="say">
        {words.message}
      </label>
      <input
        id="say"
        placeholder={placeholder ?? words.placeholder}
        dir="auto"
        autoComplete="off"
        enterKeyHint="send"
        maxLength={longestText}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-describedby={heldMs > 0 ? 'chat-slow' : undefined}
      />
      <Button
        type="submit"
        icon="send"
        label={heldMs > 0 ? words.sendIn(heldSeconds) : words.send}
        aria-disabled={isEmpty || heldMs > 0}
      />
    </form>
  )
}

/** Milliseconds until `until`, counted down while there are any. */
function useTimeLeft(until: number): number {
  const [isOver, setIsOver] = useState(true)
  const now = useNow(isOver ? null : 250)
  const left = Math.max(0, until - now)
  if (isOver !== (left === 0)) setIsOver(left === 0)
  return left
}
