import { open, rateLimit, requireUser } from '#http/guards.ts'
import { route } from '#http/route.ts'
import { changeName } from './change-name.ts'
import { sendCode } from './send-code.ts'
import { showMe } from './show-me.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export const accountRoutes = [
  route('POST /auth/code', open, rateLimit('30/minute per address'), sendCode),
  route('POST /auth/session', open, rateLimit('60/minute per address'), signIn),
  route('DELETE /auth/session', open, signOut),
  route('GET /me', requireUser, showMe),
  route('PATCH /me', requireUser, changeName),
]
