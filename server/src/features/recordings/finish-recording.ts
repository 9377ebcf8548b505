import type { Input, Recording } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import { AppError } from '#http/errors.ts'
import { findRecording, lockRecording } from './queries.ts'
import { queueFinalisation } from './queue-finalisation.ts'

type Key = 'POST /streams/:streamId/recording/finish'

/** Saying it twice is harmless; saying it of a recording that failed tries once more. */
export async function finishRecording(ctx: Ctx, input: Input<Key>): Promise<Recording> {
  return ctx.db.transaction().execute(async (tx) => {
    const { id, status } = await lockRecording(tx, input.streamId)
    const recording = await findRecording(tx, input.streamId)
    if (!recording || status === 'recording')
      throw new AppError('recordings/not-recording', { message: refusals.stillLive })
    if (status === 'processing' || status === 'ready') return recording
    refuseWhenMissing(recording, input.parts)
    await queueFinalisation(ctx, tx, { id, streamId: input.streamId })
    return { ...recording, status: 'processing', failure: null }
  })
}

function refuseWhenMissing({ parts }: Recording, said: Input<Key>['parts']): void {
  const fields: Record<string, string> = {}
  for (const [index, { part, segmentCount }] of said.entries()) {
    const storedThrough = parts.find((stored) => stored.part === part)?.storedThrough ?? -1
    if (storedThrough < segmentCount - 1)
      fields[`parts.${index}`] = `Part ${part} is missing segments from number ${storedThrough + 1} on.`
  }
  if (Object.keys(fields).length > 0) throw new AppError('recordings/segments-missing', { fields })
}
