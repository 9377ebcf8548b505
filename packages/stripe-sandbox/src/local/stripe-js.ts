import type { World } from '#core/world.ts'
import { bundle } from './bundle.ts'
import type { LocalReply } from './reply.ts'
import type { LocalRequest } from './serve.ts'

/** The stand-in for js.stripe.com, kept by browsers until it changes. */
export async function stripeJs(_world: World, { header }: LocalRequest): Promise<LocalReply> {
  const { code, etag } = await bundle('stripe.ts')
  const headers = { ETag: etag, 'Cache-Control': 'public, max-age=60, stale-while-revalidate=600' }
  const known = header('if-none-match') === etag
  return {
    type: 'text/javascript; charset=utf-8',
    status: known ? 304 : 200,
    body: known ? '' : code,
    headers,
  }
}
