import { fieldWords } from '@stagedoor/words/fields'
import * as z from 'zod'
import { Email, Empty, Id, Timestamp, Username, line } from './common.ts'
import { endpoint } from './endpoint.ts'

export const Me = z.strictObject({
  id: Id,
  email: z.string(),
  name: z.string(),
  username: Username.nullable(),
  isAdmin: z.boolean(),
  teams: z.array(
    z.strictObject({ id: Id, name: z.string(), role: z.enum(['owner', 'producer', 'moderator']) }),
  ),
})
export type Me = z.infer<typeof Me>

export const accounts = {
  'POST /auth/code': endpoint({
    summary: 'Send a six-digit one-time code to an e-mail address',
    input: z.strictObject({ email: Email }),
    output: z.strictObject({ codeExpiresAt: Timestamp, resendAfterSeconds: z.int() }),
  }),
  'POST /auth/session': endpoint({
    summary: 'Sign in with a one-time code; browsers get a cookie, the studio a bearer token',
    input: z.strictObject({
      email: Email,
      code: z.string().regex(/^\d{6}$/, { error: () => fieldWords().code }),
      client: z.enum(['browser', 'studio']).default('browser'),
    }),
    output: z.strictObject({ me: Me, token: z.string().nullable() }),
    errors: ['auth/code-wrong', 'auth/code-expired'],
  }),
  'DELETE /auth/session': endpoint({ summary: 'Sign out of this session', input: Empty, output: Empty }),
  'GET /me': endpoint({ summary: 'Who is signed in', input: Empty, output: Me }),
  'PATCH /me': endpoint({
    summary: 'Change the name others see in chat',
    input: z.strictObject({ name: line(1, 60) }),
    output: Me,
  }),
}
