import type { ExpressionBuilder } from 'kysely'
import type { DB } from '#db/types.gen.ts'

/** Lateral join: the price of today, for the `pass` of the outer query. */
export function newestPrice(eb: ExpressionBuilder<DB & { pass: DB['access_pass'] }, 'pass'>) {
  return eb
    .selectFrom('access_pass_price as version')
    .whereRef('version.pass_id', '=', 'pass.id')
    .orderBy('version.version', 'desc')
    .limit(1)
    .select(['version.id', 'version.amount_minor', 'version.currency'])
    .as('price')
}
