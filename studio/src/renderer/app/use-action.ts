import { isApiError } from '@stagedoor/contract/client'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { explain } from './use-loaded.ts'

export type Action<Args extends unknown[]> = {
  run(...args: Args): Promise<void>
  isBusy: boolean
  /** What went wrong, for the whole form; and per field, by the field's name in the contract. */
  message: string | undefined
  fields: Record<string, string>
  clear(): void
}

/** What is wrong with a field and seen before the server is asked. */
export class FieldProblem extends Error {
  override name = 'FieldProblem'
  readonly fields: Record<string, string>

  constructor(fields: Record<string, string>) {
    super(Object.values(fields).join(' '))
    this.fields = fields
  }
}

/**
 * Something a person asks for: runs once at a time and keeps what went wrong beside what was asked. The first field of
 * their form that is wrong takes the focus.
 */
export function useAction<Args extends unknown[]>(
  perform: (...args: Args) => Promise<unknown>,
): Action<Args> {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<{ message: string; fields: Record<string, string> }>()

  return {
    run: async (...args) => {
      if (isBusy) return
      setIsBusy(true)
      setProblem(undefined)
      try {
        await perform(...args)
      } catch (error) {
        const form = formInUse()
        const fields = isApiError(error) || error instanceof FieldProblem ? error.fields : {}
        flushSync(() => setProblem({ message: explain(error), fields }))
        form?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus()
      } finally {
        setIsBusy(false)
      }
    },
    isBusy,
    message: problem?.message,
    fields: problem?.fields ?? {},
    clear: () => setProblem(undefined),
  }
}

/** That of the control in use; a button may stand outside its form. */
function formInUse(): HTMLFormElement | null | undefined {
  const { activeElement } = document
  return activeElement instanceof HTMLButtonElement ? activeElement.form : activeElement?.closest('form')
}
