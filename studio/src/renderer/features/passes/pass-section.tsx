import type { ReactNode } from 'react'
import type { PassDraft } from './pass-draft.ts'

/** What every part of the editor works on. */
export type PassFields = {
  draft: PassDraft
  change: (part: Partial<PassDraft>) => void
  errors: Record<string, string>
}

export function PassSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="stack">{children}</div>
    </fieldset>
  )
}
