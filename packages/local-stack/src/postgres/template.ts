import { Client, DatabaseError } from 'pg'

/**
 * Makes a template database, fills it with `migrate`, and closes it to connections, so that clones of it take about
 * 100 ms each and never fail because somebody still looks at it.
 */
export async function createTemplate(
  serverUrl: string,
  name: string,
  migrate: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  await query(serverUrl, `create database ${quoted(name)}`)
  await migrate(databaseUrl(serverUrl, name))
  await query(serverUrl, `alter database ${quoted(name)} with allow_connections false is_template true`)
}

/** Creates a database, as a copy of `template` when given, and answers its address. */
export async function createDatabase(
  serverUrl: string,
  { name, template, orUseExisting }: { name: string; template?: string; orUseExisting?: boolean },
): Promise<string> {
  try {
    await query(
      serverUrl,
      `create database ${quoted(name)}${template ? ` template ${quoted(template)}` : ''}`,
    )
  } catch (error) {
    const exists = error instanceof DatabaseError && error.code === '42P04'
    if (!(orUseExisting && exists)) throw error
  }
  return databaseUrl(serverUrl, name)
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
