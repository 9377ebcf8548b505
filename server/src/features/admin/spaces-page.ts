import type { Currency } from '@stagedoor/contract'
import { adminWords } from '@stagedoor/words/admin'
import { formatMoney } from '@stagedoor/words/format'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { html, type Html } from './html.ts'
import { adminPage } from './layout.ts'
import { cutPage, emptyList, pager, searchForm, type Asked } from './list-parts.ts'
import { dayOf } from './times.ts'

const pageSize = 50
const action = '/admin/spaces'

/** Every Space with who runs it, who has access and what it took in. */
export async function spacesPage(ctx: Ctx, asked: Asked): Promise<string> {
  const words = adminWords()
  const { shown, older } = cutPage(await listSpaces(ctx, asked), pageSize)
  const isEmpty = shown.length === 0 && !asked.search && !asked.before
  return adminPage(ctx, {
    title: words.places.spaces,
    place: 'spaces',
    body: html`<div class="sheet">
      <h1>${words.places.spaces}</h1>
      ${
        isEmpty
          ? emptyList({ what: words.spaces.none, hint: words.spaces.noneHint })
          : searchForm(asked, { action, label: words.spaces.search, placeholder: words.spaces.placeholder })
      }
      ${
        !isEmpty &&
        (shown.length === 0
          ? emptyList({ what: words.nothingFits(asked.search), hint: words.spaces.hint, clear: action })
          : table(shown, new Date()))
      }
      ${pager(action, { before: asked.before, also: { q: asked.search } }, older)}
    </div>`,
  })
}

function table(spaces: SpaceLine[], now: Date): Html {
  const words = adminWords().spaces
  return html`<table class="table">
    <thead>
      <tr>
        <th scope="col" class="wide">${words.space}</th>
        <th scope="col" class="mail">${words.runBy}</th>
        <th scope="col">${words.state}</th>
        <th scope="col">${words.since}</th>
        <th scope="col" class="r">${words.holders}</th>
        <th scope="col" class="r">${words.takings}</th>
      </tr>
    </thead>
    <tbody>
      ${spaces.map(
        (space) =>
          html`<tr>
            <td>
              <a href="/${space.slug}"><bdi>${space.name}</bdi></a
              ><span class="under">/${space.slug}</span>
            </td>
            <td data-label="${words.runBy}">${space.owner_email}</td>
            <td data-label="${words.state}">
              ${
                space.status === 'published'
                  ? words.states.published
                  : html`<span class="chip">${words.states[space.status]}</span>`
              }
            </td>
            <td class="num" data-label="${words.since}">${dayOf(space.created_at, now)}</td>
            <td class="r" data-label="${words.holders}">${space.holders}</td>
            <td class="r" data-label="${words.takings}">${takings(space.takings)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function takings(sums: { currency: Currency; amount: number }[]): Html {
  if (sums.length === 0) return html`<span class="muted">${adminWords().spaces.nothing}</span>`
  return html`${sums.map(
    ({ currency, amount }) =>
      html`<span class="sum">${formatMoney({ amountMinor: amount, currency })}</span> `,
  )}`
}

type SpaceLine = Awaited<ReturnType<typeof listSpaces>>[number]

async function listSpaces(ctx: Ctx, { search, before }: Asked) {
  const like = `%${search.replace(/^\//, '').replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{
    id: string
    name: string
    slug: string
    status: 'draft' | 'published' | 'suspended'
    created_at: Date
    owner_email: string | null
    holders: number
    takings: { currency: Currency; amount: number }[]
  }>`
    select s.id, s.name, s.slug, s.status, s.created_at, owner.email as owner_email,
      (select count(distinct g.user_id) from "grant" g join access_pass p on p.id = g.pass_id
        where p.space_id = s.id and g.status in ('active', 'grace') and g.access_until > now()) as holders,
      (select coalesce(json_agg(json_build_object('currency', t.currency, 'amount', t.amount)), '[]')
        from (select l.currency, sum(l.amount_minor)::float8 as amount
          from ledger_entry l join purchase b on b.id = l.purchase_id join access_pass p on p.id = b.pass_id
          where p.space_id = s.id group by l.currency order by l.currency) t) as takings
    from space s
      left join lateral (select u.email from membership m join "user" u on u.id = m.user_id
        where m.team_id = s.team_id and m.role = 'owner' order by m.created_at limit 1) owner on true
    where (s.name ilike ${like} or s.slug ilike ${like} or owner.email ilike ${like})
      and (${before}::uuid is null
        or (s.created_at, s.id) < (select b.created_at, b.id from space b where b.id = ${before}))
    order by s.created_at desc, s.id desc limit ${pageSize + 1}`.execute(ctx.db)
  return rows
}
