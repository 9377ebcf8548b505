import { createApi, type Api } from '@stagedoor/contract/client'
import { randomBytes } from 'node:crypto'
import { codeAfter } from './inbox.ts'

export type Addresses = { site: string; mail: string }
export type Person = { email: string; api: Api; token: string; userId: string }

/** Unique in every run, so that a suite can run again and again on the same database. */
export function uniqueName(word: string): string {
  return `${word}-${randomBytes(4).toString('hex')}`
}

/** Signs somebody in through the API alone, as the studio does: by the code from the inbox, for a bearer token. */
export async function signIn(addresses: Addresses, email: string): Promise<Person> {
  const stranger = createApi({ baseUrl: addresses.site })
  const code = await codeAfter(addresses.mail, email, () => stranger('POST /auth/code', { email }))
  const { me, token } = await stranger('POST /auth/session', { email, code, client: 'studio' })
  if (!token) throw new Error('A studio session has a token')
  return { email, token, userId: me.id, api: createApi({ baseUrl: addresses.site, token: () => token }) }
}

/** Somebody new. */
export function signUp(addresses: Addresses, word: string): Promise<Person> {
  return signIn(addresses, `${uniqueName(word)}@example.test`)
}
