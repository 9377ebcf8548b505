import { pipeline } from 'node:stream/promises'
import path from 'node:path'
import { Router } from 'express'
import type { AppContext } from '#context.ts'
import { notFound } from './errors.ts'
import { staticFiles } from './static-files.ts'

const demoCovers = path.join(import.meta.dirname, '../seed/covers')

/**
 * Pictures of Spaces and replays, public and never changed under one name. Only these two folders of the storage
 * are open; recordings are not reachable here. `/demo` are the seed's drawings, which need no storage.
 */
export function mediaRoutes(app: AppContext): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.setHeader('cross-origin-resource-policy', 'cross-origin')
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
    )
    next()
  })
  router.use('/demo', staticFiles(demoCovers, { immutable: () => false }))
  router.get('/:kind/:owner/:file', async (request, response) => {
    const { kind, owner, file } = request.params
    if (!['covers', 'posters'].includes(kind) || !/^[\w-]+$/.test(owner) || !/^[\w-]+\.[a-z0-9]+$/.test(file))
      throw notFound()
    const found = await app.storage?.get(`${kind}/${owner}/${file}`)
    if (!found) throw notFound()
    response.setHeader('content-type', found.contentType)
    response.setHeader('content-length', found.bytes)
    response.setHeader('cache-control', 'public, max-age=31536000, immutable')
    if (request.method === 'HEAD') {
      found.body.destroy()
      response.end()
      return
    }
    // A reader who leaves mid-picture is no failure of ours.
    await pipeline(found.body, response).catch((error: unknown) => {
      if (!response.destroyed) throw error
    })
  })
  router.use(() => {
    throw notFound()
  })
  return router
}
