import type { Space } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import { notFound } from '#http/errors.ts'
import { spaceColumns, toSpace } from './queries.ts'

export async function getSpace(
  app: Pick<AppContext, 'config'>,
  db: Db | Tx,
  spaceId: string,
): Promise<Space> {
  const row = await db.selectFrom('space').where('id', '=', spaceId).select(spaceColumns).executeTakeFirst()
  if (!row) throw notFound()
  return toSpace(app, row)
}
