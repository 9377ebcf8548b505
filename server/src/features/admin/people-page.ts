import { adminWords } from '@stagedoor/words/admin'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { html, type Html } from './html.ts'
import { adminPage } from './layout.ts'
import { cutPage, emptyList, pager, query, searchForm, type Asked } from './list-parts.ts'
import { dayOf } from './times.ts'

const pageSize = 50
const action = '/admin/people'

/** People by mail or name, newest first. */
export async function peoplePage(ctx: Ctx, asked: Asked): Promise<string> {
  const words = adminWords()
  const { shown, older } = cutPage(await listPeople(ctx, asked), pageSize)
  const now = new Date()
  return adminPage(ctx, {
    title: words.places.people,
    place: 'people',
    body: html`<div class="sheet">
      <h1>${words.places.people}</h1>
      ${searchForm(asked, { action, label: words.people.search, placeholder: words.people.placeholder })}
      ${
        shown.length === 0
          ? emptyList({
              what: asked.search ? words.people.nobodyFits(asked.search) : words.nothingFits(''),
              hint: words.people.hint,
              clear: action,
            })
          : table(shown, now)
      }
      ${pager(action, { before: asked.before, also: { q: asked.search } }, older)}
    </div>`,
  })
}

function table(people: PersonLine[], now: Date): Html {
  const words = adminWords().people
  return html`<table class="table">
    <thead>
      <tr>
        <th scope="col">${words.person}</th>
        <th scope="col">${words.since}</th>
        <th scope="col" class="r">${words.passes}</th>
        <th scope="col" class="r">${words.spaces}</th>
      </tr>
    </thead>
    <tbody>
      ${people.map(
        (person) =>
          html`<tr>
            <td>
              <a href="/admin/purchases${query({ q: person.email })}">${person.email}</a>${
                person.is_admin && html` <span class="chip">${words.admin}</span>`
              }
              <span class="under"
                ><bdi>${person.name || words.noName}</bdi
                >${person.username && html` @${person.username}`}</span
              >
            </td>
            <td class="num" data-label="${words.since}">${dayOf(person.created_at, now)}</td>
            <td class="r" data-label="${words.passes}">${person.passes}</td>
            <td class="r" data-label="${words.spaces}">${person.spaces}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

type PersonLine = Awaited<ReturnType<typeof listPeople>>[number]

async function listPeople(ctx: Ctx, { search, before }: Asked) {
  const like = `%${search.replace(/^@/, '').replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{
    id: string
    email: string
    name: string
    username: string | null
    is_admin: boolean
    created_at: Date
    passes: number
    spaces: number
  }>`
    select u.id, u.email, u.name, c.username, u.role = 'admin' as is_admin, u.created_at,
      (select count(*) from "grant" g where g.user_id = u.id and g.status in ('active', 'grace')
        and g.access_until > now()) as passes,
      (select count(*) from membership m join space s on s.team_id = m.team_id where m.user_id = u.id) as spaces
    from "user" u left join creator_profile c on c.user_id = u.id
    where (u.email ilike ${like} or u.name ilike ${like} or c.username ilike ${like})
      and (${before}::uuid is null
        or (u.created_at, u.id) < (select b.created_at, b.id from "user" b where b.id = ${before}))
    order by u.created_at desc, u.id desc limit ${pageSize + 1}`.execute(ctx.db)
  return rows
}
