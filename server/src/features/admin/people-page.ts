import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { countNeedingPurchases } from './list-purchases.ts'
import { dayOf } from './words.ts'

/** People by mail or name, newest first. */
export async function peoplePage(ctx: Ctx, { search }: { search: string }): Promise<string> {
  const people = await listPeople(ctx, search)
  return layout({
    title: 'People',
    place: 'people',
    operator: ctx.viewer?.name || ctx.viewer?.email || '',
    needs: { purchases: await countNeedingPurchases(ctx.db) },
    body: html`<div class="sheet">
      <h1>People</h1>
      <form class="row search" action="/admin/people" role="search">
        <label class="grow"
          ><span class="vh">Search people</span
          ><input type="search" name="q" value="${search}" placeholder="Mail, name or @username"
        /></label>
        <button class="btn quiet" type="submit">Search</button>
      </form>
      ${
        people.length === 0
          ? html`<p class="muted">Nobody fits “${search}”.</p>`
          : html`<div class="scroll">
              <table class="table">
                <thead>
                  <tr>
                    <th>Person</th>
                    <th>With us since</th>
                    <th class="r">Passes running</th>
                    <th class="r">Spaces run</th>
                  </tr>
                </thead>
                <tbody>
                  ${people.map(
                    (person) =>
                      html`<tr>
                        <td>
                          <a href="/admin/purchases?${new URLSearchParams({ q: person.email }).toString()}"
                            >${person.email}</a
                          >${person.is_admin && html` <span class="chip">Admin</span>`}<br />
                          <span class="small muted"
                            >${person.name}${person.username && ` @${person.username}`}</span
                          >
                        </td>
                        <td class="num">${dayOf(person.created_at)}</td>
                        <td class="r">${person.passes}</td>
                        <td class="r">${person.spaces}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
    </div>`,
  })
}

async function listPeople(ctx: Ctx, search: string) {
  const like = `%${search.replace(/^@/, '').replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{
    email: string
    name: string
    username: string | null
    is_admin: boolean
    created_at: Date
    passes: number
    spaces: number
  }>`
    select u.email, u.name, c.username, u.role = 'admin' as is_admin, u.created_at,
      (select count(*) from "grant" g where g.user_id = u.id and g.status in ('active', 'grace')
        and g.access_until > now()) as passes,
      (select count(*) from membership m join space s on s.team_id = m.team_id where m.user_id = u.id) as spaces
    from "user" u left join creator_profile c on c.user_id = u.id
    where u.email ilike ${like} or u.name ilike ${like} or c.username ilike ${like}
    order by u.created_at desc limit 100`.execute(ctx.db)
  return rows
}
