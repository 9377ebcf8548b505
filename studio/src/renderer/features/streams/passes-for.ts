import type { AccessPass, Stream } from '@stagedoor/contract'

/** The passes that let people into a stream. */
export function passesFor(stream: Pick<Stream, 'experienceId'>, passes: AccessPass[]): AccessPass[] {
  return passes.filter(
    ({ experienceIds, status }) => status !== 'draft' && experienceIds.includes(stream.experienceId),
  )
}
