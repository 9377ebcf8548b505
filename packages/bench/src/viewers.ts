import type { Stack } from '@stagedoor/local-stack'
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'

/**
 * Signed-in people who hold the pass, written straight into the database: sign-in is limited by address, and
 * what is measured comes after it. Answers their bearer values.
 */
export async function makePassHolders(stack: Stack, passId: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: stack.addresses.database })
  await client.connect()
  try {
    const bearers: string[] = []
    for (let index = 0; index < count; index++) {
      const [userId, purchaseId, token] = [randomUUID(), randomUUID(), randomBytes(24).toString('base64url')]
      await client.query(
        `insert into "user" (id, name, email, email_verified) values ($1, 'Viewer', $2, true)`,
        [userId, `${userId}@example.test`],
      )
      await client.query(
        `insert into session (id, user_id, token, expires_at) values ($1, $2, $3, now() + interval '30 days')`,
        [randomUUID(), userId, token],
      )
      await client.query(
        `insert into purchase (id, user_id, pass_id, status, amount_minor, currency, paid_at)
         values ($1, $2, $3, 'paid', 0, 'eur', now())`,
        [purchaseId, userId, passId],
      )
      await client.query(
        `insert into "grant" (id, purchase_id, user_id, pass_id, status) values ($1, $2, $3, $4, 'active')`,
        [randomUUID(), purchaseId, userId, passId],
      )
      bearers.push(signSession(token, stack.serverEnv['AUTH_SECRET'] ?? ''))
    }
    return bearers
  } finally {
    await client.end()
  }
}

/** The session value as the server's sign-in makes it: the token and its HMAC. */
function signSession(token: string, secret: string): string {
  return `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`
}
