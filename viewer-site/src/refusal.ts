import type { ErrorCode } from '@stagedoor/contract'
import { sayError } from '@stagedoor/words/errors'

/** What the API refused with. Read by its shape: the front door's error class is not the one bundled with the site. */
export type Refusal = { code: ErrorCode; message: string; fields: Record<string, string> }

export function asRefusal(error: unknown): Refusal | null {
  return isRefusal(error) ? { code: error.code, message: sayError(error), fields: error.fields } : null
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'code' in error && 'requestId' in error && 'fields' in error
}

/** The answer, or null where there is nothing at this address; anything else flies. */
export async function orMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    const code = asRefusal(error)?.code
    // An address that cannot be one (a malformed id, say) leads to nothing either.
    if (code === 'not-found' || code === 'invalid-input') return null
    throw error
  }
}

/** Shows 404.astro with its status. */
export function missing(): Response {
  return new Response(null, { status: 404 })
}
