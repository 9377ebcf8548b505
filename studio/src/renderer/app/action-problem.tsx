import { Note } from '@stagedoor/ui'
import type { Action } from './use-action.ts'

/** What went wrong and belongs to no field of the form, which say it themselves. */
export function ActionProblem({ of: { message, fields } }: { of: Pick<Action<[]>, 'message' | 'fields'> }) {
  if (!message || Object.keys(fields).length > 0) return null
  return <Note kind="bad">{message}</Note>
}
