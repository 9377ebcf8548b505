import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createDatabase,
  createTemplate,
  removePostgresData,
  startPostgres,
  type Postgres,
} from './postgres.ts'
import { isAlive } from './signal-group.ts'

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

describe('a throw-away Postgres', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres({ settings: { work_mem: '7MB' } })
  })
  afterAll(() => postgres.stop())

  it('takes connections with its settings, only with the password', async () => {
    expect(await ask(postgres.url, 'show work_mem')).toEqual([{ work_mem: '7MB' }])
    const wrong = new URL(postgres.url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  it('clones a migrated template, also several at once', async () => {
    await createTemplate(postgres.url, 'template_shop', async (url) => {
      await ask(url, 'create table pass (name text)')
      await ask(url, `insert into pass values ('front row')`)
    })
    const clones = await Promise.all(
      ['shop_1', 'shop_2', 'shop_3'].map((name) =>
        createDatabase(postgres.url, { name, template: 'template_shop' }),
      ),
    )
    await ask(clones[0] ?? '', 'delete from pass')
    expect(await ask(clones[1] ?? '', 'select name from pass')).toEqual([{ name: 'front row' }])
  })
})

it(
  'keeps its data below a folder that only root may enter, through a SIGKILL',
  { timeout: 30_000 },
  async () => {
    const closed = await mkdtemp(path.join(tmpdir(), 'stagedoor-closed-')) // mkdtemp makes it 0700
    const dataDir = path.join(closed, 'postgres')
    try {
      const first = await startPostgres({ dataDir })
      await ask(first.url, 'create table kept as select 42 as answer')
      process.kill(first.pid, 'SIGKILL')
      await first.stop()

      await using second = await startPostgres({ dataDir })
      expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    } finally {
      await removePostgresData(dataDir)
      await rm(closed, { recursive: true, force: true })
    }
  },
)

it('leaves no process behind', async () => {
  const postgres = await startPostgres()
  await postgres.stop()
  expect(isAlive(postgres.pid)).toBe(false)
})
