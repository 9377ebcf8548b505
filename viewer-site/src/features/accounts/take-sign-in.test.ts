import { ApiError } from '@stagedoor/contract/client'
import type { Api } from '@stagedoor/contract/client'
import { describe, expect, test } from 'vitest'
import { takeSignIn } from './take-sign-in.ts'

function makeApi(
  refusals: Partial<Record<string, ApiError['code']>> = {},
  fields: Record<string, string> = {},
) {
  const calls: [string, unknown][] = []
  const call = async (key: string, input: unknown) => {
    calls.push([key, input])
    const code = refusals[key]
    if (code) throw new ApiError(409, { code, message: `refused: ${code}`, requestId: 'r', fields })
    return {}
  }
  return { api: call as Api, calls }
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const email = 'jonas@weber.example'

describe('signing in by code', () => {
  test('sends a code to the address', async () => {
    const { api, calls } = makeApi()
    expect(await takeSignIn(api, form({ email: ` ${email} ` }), null)).toEqual({
      step: 'code',
      email,
      error: null,
      wasResent: false,
    })
    expect(calls).toEqual([['POST /auth/code', { email }]])
  })

  test('says what is wrong with an address, and keeps it', async () => {
    const { api } = makeApi({ 'POST /auth/code': 'invalid-input' }, { email: 'Not an address.' })
    expect(await takeSignIn(api, form({ email: 'jonas' }), null)).toEqual({
      step: 'email',
      email: 'jonas',
      error: 'Not an address.',
    })
  })

  test('takes the code as people write it and goes where they came from', async () => {
    const { api, calls } = makeApi()
    expect(await takeSignIn(api, form({ email, code: '407 182' }), '/watch/1')).toEqual({
      step: 'done',
      next: '/watch/1',
    })
    expect(calls).toEqual([['POST /auth/session', { email, code: '407182', client: 'browser' }]])
  })

  test('asks the server only for six digits', async () => {
    const { api, calls } = makeApi()
    expect(await takeSignIn(api, form({ email, code: '4071' }), null)).toMatchObject({
      step: 'code',
      error: 'The code has six digits.',
    })
    expect(calls).toEqual([])
  })

  test('says why a code does not work', async () => {
    const { api } = makeApi({ 'POST /auth/session': 'auth/code-expired' })
    expect(await takeSignIn(api, form({ email, code: '407182' }), null)).toMatchObject({
      step: 'code',
      error: 'refused: auth/code-expired',
    })
  })

  test('sends another code, and says so when that was too soon', async () => {
    const again = form({ email, code: '', do: 'resend' })
    expect(await takeSignIn(makeApi().api, again, null)).toMatchObject({ step: 'code', wasResent: true })
    expect(await takeSignIn(makeApi({ 'POST /auth/code': 'rate-limited' }).api, again, null)).toMatchObject({
      step: 'code',
      error: 'refused: rate-limited',
      wasResent: false,
    })
  })

  test('lets a bug fly', async () => {
    const api = (() => Promise.reject(new TypeError('bug'))) as Api
    await expect(takeSignIn(api, form({ email }), null)).rejects.toThrow('bug')
  })
})
