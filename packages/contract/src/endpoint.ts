import type { ErrorCode } from './errors.ts'

/** The part of a zod schema the types need; a structural bound keeps the map cheap to type-check. */
type Schema = { readonly _zod: { readonly input: unknown; readonly output: unknown } }

export type Endpoint<In, Parsed, Out, Code extends ErrorCode> = {
  readonly summary: string
  readonly inputSchema: Schema
  readonly outputSchema: Schema
  readonly errors: readonly Code[]
  /** Types only; never present at run time. */
  readonly types?: { input: In; parsed: Parsed; output: Out }
}

/**
 * Declares what an endpoint takes, answers and may refuse with. Path parameters, query and JSON body are one
 * input object; `errors` lists only the codes of its own rules (see `errors.ts` for those every endpoint has).
 */
export function endpoint<
  I extends Schema,
  O extends Schema,
  const Code extends ErrorCode = never,
>(definition: {
  summary: string
  input: I
  output: O
  errors?: readonly Code[]
}): Endpoint<I['_zod']['input'], I['_zod']['output'], O['_zod']['output'], Code> {
  return {
    summary: definition.summary,
    inputSchema: definition.input,
    outputSchema: definition.output,
    errors: definition.errors ?? [],
  }
}
