import { sql } from 'kysely'
import type { Currency } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { formatMoney } from '@stagedoor/words/format'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { countNeedingPurchases } from './list-purchases.ts'
import { dayOf } from './words.ts'

const states = { draft: 'Draft', published: 'Published', suspended: 'Suspended' }

/** Every Space with who runs it, who has access and what it took in. */
export async function spacesPage(ctx: Ctx): Promise<string> {
  const spaces = await listSpaces(ctx)
  return layout({
    title: 'Spaces',
    place: 'spaces',
    operator: ctx.viewer?.name || ctx.viewer?.email || '',
    needs: { purchases: await countNeedingPurchases(ctx.db) },
    body: html`<div class="sheet">
      <h1>Spaces</h1>
      ${
        spaces.length === 0
          ? html`<p class="muted">There is no Space yet.</p>`
          : html`<div class="scroll">
              <table class="table">
                <thead>
                  <tr>
                    <th>Space</th>
                    <th>Run by</th>
                    <th>State</th>
                    <th>Since</th>
                    <th class="r">With access</th>
                    <th class="r">Taken in, less refunds</th>
                  </tr>
                </thead>
                <tbody>
                  ${spaces.map(
                    (space) =>
                      html`<tr>
                        <td>
                          <a href="/${space.slug}">${space.name}</a><br /><span class="small muted"
                            >/${space.slug}</span
                          >
                        </td>
                        <td>${space.owner_email}</td>
                        <td>${states[space.status]}</td>
                        <td class="num">${dayOf(space.created_at)}</td>
                        <td class="r">${space.holders}</td>
                        <td class="r">${takings(space.takings)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
    </div>`,
  })
}

function takings(sums: { currency: Currency; amount: number }[]): string {
  return sums.map(({ currency, amount }) => formatMoney({ amountMinor: amount, currency })).join(', ') || '–'
}

async function listSpaces(ctx: Ctx) {
  const { rows } = await sql<{
    name: string
    slug: string
    status: keyof typeof states
    created_at: Date
    owner_email: string | null
    holders: number
    takings: { currency: Currency; amount: number }[]
  }>`
    select s.name, s.slug, s.status, s.created_at,
      (select u.email from membership m join "user" u on u.id = m.user_id
        where m.team_id = s.team_id and m.role = 'owner' order by m.created_at limit 1) as owner_email,
      (select count(distinct g.user_id) from "grant" g join access_pass p on p.id = g.pass_id
        where p.space_id = s.id and g.status in ('active', 'grace') and g.access_until > now()) as holders,
      (select coalesce(json_agg(json_build_object('currency', t.currency, 'amount', t.amount)), '[]')
        from (select l.currency, sum(l.amount_minor)::float8 as amount
          from ledger_entry l join purchase b on b.id = l.purchase_id join access_pass p on p.id = b.pass_id
          where p.space_id = s.id group by l.currency order by l.currency) t) as takings
    from space s order by s.created_at desc limit 200`.execute(ctx.db)
  return rows
}
