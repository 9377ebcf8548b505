import { uiWords } from '@stagedoor/words/ui'
import type { ReactNode } from 'react'
import { FieldFrame } from './field.tsx'

export const codeLength = 6

/** The one-time code: one field of six digits, so paste, autofill and screen readers work as anywhere. */
export function CodeField({
  value,
  onChange,
  onComplete,
  label = uiWords().sixDigits,
  hint,
  error,
  disabled = false,
  focusAtOnce = false,
}: {
  value: string
  onChange: (digits: string) => void
  /** Called once the sixth digit is there. */
  onComplete?: (code: string) => void
  label?: ReactNode
  hint?: ReactNode
  error?: string | undefined
  disabled?: boolean
  focusAtOnce?: boolean
}) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(wiring) => (
        <input
          {...wiring}
          ref={focusAtOnce ? focusOnce : undefined}
          className="code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={value}
          readOnly={disabled}
          onChange={(event) => {
            const digits = readDigits(event.target.value)
            onChange(digits)
            if (digits.length === codeLength && digits !== value) onComplete?.(digits)
          }}
        />
      )}
    </FieldFrame>
  )
}

/** The digits of whatever was typed or pasted: `Your code: 407 182` is 407182. */
export function readDigits(text: string): string {
  return text.replace(/\D/g, '').slice(0, codeLength)
}

function focusOnce(input: HTMLInputElement | null) {
  input?.focus()
}
