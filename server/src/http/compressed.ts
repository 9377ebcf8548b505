import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** One body in the encodings browsers take, compressed once. */
export type Bodies = { identity: Buffer; br?: Buffer; gzip?: Buffer }

const compressBr = promisify(brotliCompress)
const compressGzip = promisify(gzip)

export async function compressed(identity: Buffer, brQuality: number): Promise<Required<Bodies>> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
  }
  const [br, gz] = await Promise.all([compressBr(identity, { params }), compressGzip(identity, { level: 9 })])
  return { identity, br, gzip: gz }
}

/** Answers in the encoding asked for, with 304 and HEAD. The other headers must be set already. */
export function sendBodies(bodies: Bodies, etag: string, request: Request, response: Response): void {
  response.setHeader('etag', etag)
  if (request.headers['if-none-match']?.includes(etag)) {
    response.statusCode = 304
    response.end()
    return
  }
  const { encoding, body } = pickBody(bodies, request.headers['accept-encoding'])
  if (encoding) response.setHeader('content-encoding', encoding)
  response.setHeader('content-length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The smallest body the asker takes. */
export function pickBody(
  bodies: Bodies,
  accepted = '',
): { encoding: 'br' | 'gzip' | undefined; body: Buffer } {
  const encoding = (['br', 'gzip'] as const).find((name) => bodies[name] && accepted.includes(name))
  return { encoding, body: (encoding && bodies[encoding]) ?? bodies.identity }
}
