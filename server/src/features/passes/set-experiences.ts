import type { Tx } from '#db/db.ts'
import { AppError } from '#http/errors.ts'

/** What the pass opens, for those who have it already as well. Only Experiences of the same Space. */
export async function setExperiences(
  tx: Tx,
  { passId, spaceId, experienceIds }: { passId: string; spaceId: string; experienceIds: string[] },
): Promise<void> {
  const wanted = [...new Set(experienceIds)]
  const known = wanted.length
    ? await tx
        .selectFrom('experience')
        .where('space_id', '=', spaceId)
        .where('id', 'in', wanted)
        .select('id')
        .execute()
    : []
  if (known.length === 0 || known.length < wanted.length)
    throw new AppError('invalid-input', {
      fields: { experienceIds: 'Choose at least one Experience of this Space.' },
    })
  await tx
    .deleteFrom('access_pass_experience')
    .where('pass_id', '=', passId)
    .where('experience_id', 'not in', wanted)
    .execute()
  await tx
    .insertInto('access_pass_experience')
    .values(wanted.map((experienceId) => ({ pass_id: passId, experience_id: experienceId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
