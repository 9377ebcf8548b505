import type { AccessPass, Stream } from '@stagedoor/contract'
import { formatList } from '@stagedoor/words/format'
import { studioStreamsWords } from '@stagedoor/words/studio-streams'

/** The passes that let people into a stream. */
export function passesFor(stream: Pick<Stream, 'experienceId'>, passes: AccessPass[]): AccessPass[] {
  return passes.filter(
    ({ experienceIds, status }) => status !== 'draft' && experienceIds.includes(stream.experienceId),
  )
}

const namedAtMost = 3

/** Their names in one line; of many the first and how many more. */
export function namePasses(passes: Pick<AccessPass, 'name'>[]): string {
  const names = passes.map(({ name }) => name)
  if (names.length <= namedAtMost) return formatList(names)
  const named = names.slice(0, namedAtMost - 1)
  return formatList([...named, studioStreamsWords().morePasses(names.length - named.length)])
}
