import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressBr = promisify(brotliCompress)
const compressGzip = promisify(gzip)
// Below this the headers are most of it.
const leastBytes = 1_000
// A third of the time of what kept pages get, for a few per cent more bytes.
const brParams = { [constants.BROTLI_PARAM_QUALITY]: 5 }

/**
 * A page that nobody keeps, in an encoding its reader takes; one that has an encoding, is small or is no text stays
 * as it is. Safe for personal pages: none of them holds a secret beside words an attacker could choose.
 */
export async function compressPage(page: Response, request: Request): Promise<Response> {
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name))
  if (!encoding || !page.body || page.headers.has('content-encoding')) return page
  if (!/^text\/(?!event-stream)|json|xml/.test(page.headers.get('content-type') ?? '')) return page
  const body = Buffer.from(await page.arrayBuffer())
  const headers = new Headers(page.headers)
  headers.append('vary', 'accept-encoding')
  const { status, statusText } = page
  if (body.length < leastBytes) return new Response(body, { status, statusText, headers })
  const smaller = await (encoding === 'br' ? compressBr(body, { params: brParams }) : compressGzip(body))
  headers.set('content-encoding', encoding)
  headers.set('content-length', String(smaller.length))
  return new Response(smaller, { status, statusText, headers })
}
