import { createHmac } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { admin, emailOTP } from 'better-auth/plugins'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '#config.ts'
import { survive, type Db } from '#db/db.ts'
import { AppError } from '#http/errors.ts'
import { sessionCookie, sessionSeconds } from '#http/session.ts'
import type { Enqueue } from '#jobs/queue.ts'
import { newId } from '#lib/ids.ts'

export const codeSeconds = 600

/** Sign-in by one-time code. Better Auth keeps users, codes and sessions; limits and locks are ours. */
export type CodeSignIn = {
  /** Makes the address's only valid code and queues the mail with it. */
  sendCode(email: string): Promise<void>
  /** Uses a code up; returns the session's raw token. Throws `auth/code-wrong`, `auth/code-expired` or `forbidden`. */
  signIn(
    attempt: { email: string; code: string; name: string },
    client: { address: string; userAgent: string },
  ): Promise<{ token: string; userId: string }>
  close(): Promise<void>
}

type AuthParts = { config: Config; db: Db; enqueue: Enqueue; log: Logger }

export function createCodeSignIn({ config, db, enqueue, log }: AuthParts): CodeSignIn {
  const auth = createBetterAuth({ config, db, enqueue, log })
  // Waiting for a lock must never use up the connections of the work that would release it.
  const locks = new pg.Pool({
    connectionString: config.database.url,
    max: 4,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 10_000,
    options: '-c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000',
  })
  survive(locks)

  return {
    sendCode: (email) =>
      withAddressLock(locks, email, async () => {
        await auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } })
      }),
    signIn: ({ email, code, name }, { address, userAgent }) =>
      withAddressLock(locks, email, async () => {
        try {
          const { token, user } = await auth.api.signInEmailOTP({
            body: { email, otp: code, name },
            headers: new Headers({ 'x-client-ip': address, 'user-agent': userAgent.slice(0, 400) }),
          })
          return { token, userId: user.id }
        } catch (error) {
          throw refusalOf(error)
        }
      }),
    close: () => locks.end(),
  }
}

/**
 * Better Auth 1.7.25 counts guesses right, but a resend beside a guess can leave the newest code dead and the
 * old one valid, and a right code can be refused beside a wrong one: one address is served one at a time.
 */
async function withAddressLock<T>(locks: pg.Pool, email: string, work: () => Promise<T>): Promise<T> {
  const client = await locks.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in ${email}`])
    return await work()
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '55P03')
      throw new AppError('rate-limited', { retryAfterSeconds: 3, cause: error })
    throw error
  } finally {
    const failure = await client.query('commit').then(
      () => undefined,
      () => true,
    )
    client.release(failure)
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof APIError)) return error
  const code = error.body?.code
  if (code === 'INVALID_OTP') return new AppError('auth/code-wrong', { cause: error })
  if (code === 'OTP_EXPIRED' || code === 'TOO_MANY_ATTEMPTS')
    return new AppError('auth/code-expired', { cause: error })
  if (error.status === 'FORBIDDEN') return new AppError('forbidden', { cause: error })
  return error
}

/** Exported for the tests that hold our tables and our cookie against Better Auth's own. */
export function createBetterAuth({ config, db, enqueue, log }: AuthParts) {
  const secret = config.auth.secret.reveal()
  const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return betterAuth({
    appName: 'Stagedoor',
    baseURL: config.http.publicUrl,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      log: (level, message) => level === 'error' && log.error({ message }, 'sign-in library failed'),
    },
    session: {
      expiresIn: sessionSeconds,
      fields: {
        ...timestamps,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
    },
    user: { fields: { ...timestamps, emailVerified: 'email_verified' } },
    account: {
      fields: {
        ...timestamps,
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { fields: { ...timestamps, expiresAt: 'expires_at' }, storeIdentifier: 'hashed' },
    advanced: {
      // True would prepend __Secure- to the name.
      useSecureCookies: false,
      cookiePrefix: '__Host-auth',
      cookies: { session_token: { name: sessionCookie } },
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeSeconds,
        allowedAttempts: 5,
        storeOTP: {
          hash: async (code) => createHmac('sha256', secret).update(`code ${code}`).digest('base64url'),
        },
        sendVerificationOTP: ({ email, otp }) => enqueue(db, 'mail/send-code', { email, code: otp }),
      }),
      admin({
        schema: {
          user: { fields: { banReason: 'ban_reason', banExpires: 'ban_expires' } },
          session: { fields: { impersonatedBy: 'impersonated_by' } },
        },
      }),
    ],
  })
}
