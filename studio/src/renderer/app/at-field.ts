import type { ErrorCode } from '@stagedoor/contract'
import { isApiError } from '@stagedoor/contract/client'
import { FieldProblem } from './use-action.ts'

/** What the server refuses as a whole is said at the field it is about. */
export async function atField<Answer>(
  fields: Partial<Record<ErrorCode, string>>,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    const field = isApiError(error) ? fields[error.code] : undefined
    if (field === undefined || !isApiError(error)) throw error
    throw new FieldProblem({ [field]: error.message })
  }
}
