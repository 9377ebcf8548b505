import type { SandboxError } from './messages.ts'

/** Posts to the sandbox; a refusal and a broken connection are answers too. Sent as text: no preflight. */
export async function call<Reply extends object>(
  base: string,
  path: string,
  input: object,
): Promise<Reply | SandboxError> {
  try {
    const response = await fetch(`${base}/_local/${path}`, { method: 'POST', body: JSON.stringify(input) })
    const reply: Reply | { error: { message: string; code?: string } } = await response.json()
    if (!('error' in reply)) return reply
    return { type: 'error', message: reply.error.message, code: reply.error.code ?? null }
  } catch {
    const message = 'The payment service could not be reached. Nothing was charged; try again.'
    return { type: 'error', message, code: 'connection' }
  }
}

export function isError(reply: object): reply is SandboxError {
  return 'type' in reply && reply.type === 'error'
}
