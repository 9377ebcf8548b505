import { expect, it } from 'vitest'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()
const id = '01990000-0000-7000-8000-000000000001'

/** What everybody asks in the same minutes, or a sweep every few seconds: never by reading the whole table. */
const questions = {
  'the access rule, of somebody without a valid grant': `
    select from "grant" g join access_pass_experience x on x.pass_id = g.pass_id
    where g.user_id = '${id}' and x.experience_id = '${id}'`,
  'whether somebody owns the pass': `
    select from "grant" where user_id = '${id}' and pass_id = '${id}' and status in ('active', 'grace', 'suspended')`,
  'grants that are over': `
    select from "grant" where status in ('active', 'grace') and access_until <= now() order by access_until limit 9`,
  'holders at a price': `select from purchase where price_id = '${id}'`,
  'purchases to be swept': `
    select from purchase where (status in ('reserved', 'refunding') and updated_at < now())
      or (status in ('open', 'processing') and updated_at < now())
      or (status in ('reserved', 'open') and hold_expires_at < now()) order by updated_at limit 9`,
  'what a pass opens': `select from stream where experience_id = '${id}' and status <> 'canceled'`,
  'live streams': `select from stream where status = 'live'`,
  'messages that were removed': `
    select from chat_message where stream_id = '${id}' and removed_at > now() and seq <= 5 order by removed_at desc limit 9`,
  'the newest messages': `select from chat_message where stream_id = '${id}' and seq > 5 order by seq desc limit 9`,
  'sessions that are over': `select from session where expires_at < now()`,
}

it.each(Object.entries(questions))('%s are found by an index', async (_, question) => {
  const client = await server.app.pool.connect()
  try {
    // Empty tables are read whole, whatever indexes there are.
    await client.query('begin; set local enable_seqscan = off; set local enable_bitmapscan = on')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${question}`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(
      /Seq Scan on (?!access_pass_experience)|Disabled: true/,
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
