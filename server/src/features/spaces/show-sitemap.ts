import type { Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'

// One sitemap file may hold 50,000 addresses.
const limit = 50_000

export async function showSitemap(ctx: Ctx): Promise<Output<'GET /public/sitemap'>> {
  const { rows } = await sql<{ path: string; updated_at: Date }>`
    select '/' as path, coalesce(max(updated_at), now()) as updated_at from space where status = 'published'
    union all
    select '/' || slug, updated_at from space where status = 'published'
    union all
    select '/' || s.slug || '/' || p.slug, greatest(s.updated_at, p.updated_at)
    from access_pass p join space s on s.id = p.space_id
    where s.status = 'published' and p.status <> 'draft'
    union all
    select '/@' || c.username, c.updated_at from creator_profile c
    where exists (
      select from membership m join space s on s.team_id = m.team_id
      where m.user_id = c.user_id and m.role = 'owner' and s.status = 'published')
    limit ${limit}`.execute(ctx.db)
  return { items: rows.map((row) => ({ path: row.path, updatedAt: row.updated_at.toISOString() })) }
}
