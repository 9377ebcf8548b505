import type { Stack } from '@stagedoor/local-stack'
import { withDatabase } from '@stagedoor/e2e/database'
import { createHmac } from 'node:crypto'

/**
 * Signed-in people who hold the pass, written straight into the database: sign-in is limited by address, and
 * what is measured comes after it. Answers their bearer values.
 */
export async function makePassHolders(stack: Stack, passId: string, count: number): Promise<string[]> {
  return withDatabase(stack.addresses.database, async (client) => {
    const { rows } = await client.query<{ token: string }>(
      `with person as (
         insert into "user" (id, name, email, email_verified)
         select id, 'Viewer', id || '@example.test', true
         from (select gen_random_uuid() as id from generate_series(1, $2)) as made returning id
       ), bought as (
         insert into purchase (id, user_id, pass_id, status, amount_minor, currency, paid_at)
         select gen_random_uuid(), id, $1, 'paid', 0, 'eur', now() from person returning id, user_id
       ), granted as (
         insert into "grant" (id, purchase_id, user_id, pass_id, status)
         select gen_random_uuid(), id, user_id, $1, 'active' from bought
       )
       insert into session (id, user_id, token, expires_at)
       select gen_random_uuid(), id, replace(gen_random_uuid()::text, '-', ''), now() + interval '30 days' from person
       returning token`,
      [passId, count],
    )
    await client.query('analyze')
    return rows.map(({ token }) => signSession(token, stack.serverEnv['AUTH_SECRET'] ?? ''))
  })
}

/** The session value as the server's sign-in makes it: the token and its HMAC. */
function signSession(token: string, secret: string): string {
  return `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`
}
