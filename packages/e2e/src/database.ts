import pg from 'pg'

/** For what no endpoint does on purpose: making an admin, and looking at what must be true. */
export async function withDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes somebody an admin, as an operator does on the server's own console. */
export function makeAdmin(databaseUrl: string, email: string): Promise<void> {
  return withDatabase(databaseUrl, async (client) => {
    await client.query(`update "user" set role = 'admin' where email = $1`, [email])
  })
}
