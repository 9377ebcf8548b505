import type { Api } from '@stagedoor/contract/client'
import { fieldWords } from '@stagedoor/words/fields'
import { safeNext } from '#paths.ts'
import { asRefusal } from '#refusal.ts'

/** Where somebody is in signing in; the page shows it, without script. */
export type SignIn =
  | { step: 'email'; email: string; error: string | null }
  | { step: 'code'; email: string; error: string | null; wasResent: boolean }
  | { step: 'done'; next: string }

/** Takes what a sign-in form sent: an address, or an address with its code. */
export async function takeSignIn(api: Api, form: FormData, next: string | null): Promise<SignIn> {
  const email = text(form, 'email').trim()
  const code = text(form, 'code').replace(/\D/g, '')
  const isResend = form.get('do') === 'resend'
  if (!form.has('code') || isResend) return sendCode(api, email, isResend)
  if (code.length !== 6) return { step: 'code', email, error: fieldWords().code, wasResent: false }
  try {
    await api('POST /auth/session', { email, code, client: 'browser' })
    return { step: 'done', next: safeNext(next) }
  } catch (error) {
    return { step: 'code', email, error: messageOf(error), wasResent: false }
  }
}

async function sendCode(api: Api, email: string, isResend: boolean): Promise<SignIn> {
  try {
    await api('POST /auth/code', { email })
    return { step: 'code', email, error: null, wasResent: isResend }
  } catch (error) {
    const message = messageOf(error)
    return isResend
      ? { step: 'code', email, error: message, wasResent: false }
      : { step: 'email', email, error: message }
  }
}

/** The words for a refusal; anything else is a bug and flies. */
function messageOf(error: unknown): string {
  const refusal = asRefusal(error)
  if (!refusal) throw error
  // One field is asked at a time; what does not fit in it says more than that something does not.
  return Object.values(refusal.fields)[0] ?? refusal.message
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
