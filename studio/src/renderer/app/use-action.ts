import { isApiError } from '@stagedoor/contract/client'
import { useState } from 'react'
import { explain } from './use-loaded.ts'

export type Action<Args extends unknown[]> = {
  run(...args: Args): Promise<void>
  isBusy: boolean
  /** What went wrong, for the whole form; and per field, by the field's name in the contract. */
  message: string | undefined
  fields: Record<string, string>
  clear(): void
}

/** Something a person asks for: runs once at a time and keeps what went wrong beside what was asked. */
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
        setProblem({ message: explain(error), fields: isApiError(error) ? error.fields : {} })
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
