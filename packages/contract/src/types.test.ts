import { expectTypeOf, it } from 'vitest'
import { isApiError, type Api } from './client.ts'
import type { ClientInput, ErrorOf, Input, Output, Purchase } from './index.ts'

// Checked by tsc with the rest of the package; nothing here runs against a server.
const id = '01990000-0000-7000-8000-000000000001'

export async function callers(api: Api) {
  expectTypeOf(await api('POST /purchases', { passId: id })).toEqualTypeOf<Purchase>()
  // @ts-expect-error no such endpoint
  await api('POST /purchase', { passId: id })
  // @ts-expect-error the input of another endpoint
  await api('POST /purchases', { spaceId: id })
  // @ts-expect-error nothing may be left out that has no default
  await api('POST /auth/session', { email: 'a@b.co' })
  // What has a default may be left out.
  await api('GET /streams/:streamId/messages', { streamId: id })
  // @ts-expect-error a word the enum does not have
  await api('POST /streams/:streamId/reactions', { streamId: id, kind: 'thumb' })
}

it('types what callers give, operations receive and endpoints refuse with', () => {
  expectTypeOf<ClientInput<'POST /auth/session'>['client']>().toEqualTypeOf<
    'browser' | 'studio' | undefined
  >()
  expectTypeOf<Input<'POST /auth/session'>['client']>().toEqualTypeOf<'browser' | 'studio'>()
  expectTypeOf<Output<'GET /public/sitemap'>>().toEqualTypeOf<{
    items: { path: string; updatedAt: string }[]
  }>()
  expectTypeOf<'purchases/sold-out'>().toExtend<ErrorOf<'POST /purchases'>>()
  expectTypeOf<'rate-limited'>().toExtend<ErrorOf<'GET /me'>>()
  expectTypeOf<'purchases/sold-out'>().not.toExtend<ErrorOf<'GET /me'>>()
  const error: unknown = undefined
  if (isApiError(error, 'purchases/sold-out')) expectTypeOf(error.code).toEqualTypeOf<'purchases/sold-out'>()
})
