import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Ctx } from '#context.ts'
import { notFound } from '#http/errors.ts'
import type { RawRoute } from '#http/raw-route.ts'
import { checkEntry } from '#http/require-entry.ts'
import type { Storage, StoredObject } from '#integrations/storage.ts'
import { isId } from '#lib/ids.ts'
import { parseRange } from './parse-range.ts'

/**
 * The replay's bytes, for those the access rule lets in; asked for each range, so that access that has ended
 * ends the replay too. Streamed through: nothing is held in memory.
 */
export const serveReplay: RawRoute = {
  key: 'GET /streams/:streamId/replay.mp4',
  label: 'entry',
  serve:
    ({ storage }) =>
    async (ctx, request, response) => {
      const streamId = String(request.params['streamId'])
      if (!isId(streamId)) throw notFound()
      await checkEntry(ctx, streamId)
      const key = await findMasterKey(ctx, streamId)
      const found = key && (await storage?.head(key))
      if (!storage || !found) throw notFound()
      await sendObject(storage, key, found, request, response)
    },
}

async function findMasterKey(ctx: Ctx, streamId: string): Promise<string | null | undefined> {
  const row = await ctx.db
    .selectFrom('recording')
    .where('stream_id', '=', streamId)
    .where('status', '=', 'ready')
    .select('master_key')
    .executeTakeFirst()
  return row?.master_key
}

async function sendObject(
  storage: Storage,
  key: string,
  { bytes, etag }: StoredObject,
  request: Request,
  response: Response,
): Promise<void> {
  response.setHeader('content-type', 'video/mp4')
  response.setHeader('accept-ranges', 'bytes')
  response.setHeader('etag', etag)
  response.setHeader('cache-control', 'private, no-cache')
  if (request.headers['if-none-match'] === etag) {
    response.status(304).end()
    return
  }
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const range = isSame ? parseRange(request.headers.range, bytes) : undefined
  if (range === 'unsatisfiable') {
    response.status(416).setHeader('content-range', `bytes */${bytes}`).end()
    return
  }
  if (range) response.status(206).setHeader('content-range', `bytes ${range.from}-${range.to}/${bytes}`)
  response.setHeader('content-length', range ? range.to - range.from + 1 : bytes)
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const object = await storage.get(key, range)
  if (!object) throw notFound()
  // A player that seeks leaves in the middle of an answer: that is no failure.
  await pipeline(object.body, response).catch((error: unknown) => {
    if (!response.destroyed) throw error
  })
}
