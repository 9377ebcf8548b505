import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { RequestHandler } from 'express'
import { compressed, sendBodies, type Bodies } from './compressed.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

type File = { body: Buffer; etag: string; type: string; bodies?: Promise<Bodies> }

/**
 * A folder's files, read once and answered from memory; what compresses is compressed at its first request.
 * `immutable` says which paths carry a hash of their content.
 */
export function staticFiles(
  folder: string,
  { immutable }: { immutable: (path: string) => boolean },
): RequestHandler {
  const files = new Map<string, File>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const type = types[path.extname(entry.name)]
    if (type) files.set(`/${path.relative(folder, file).replaceAll(path.sep, '/')}`, read(file, type))
  }
  return async (request, response, next) => {
    const file = files.get(request.path)
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return next()
    response.setHeader('content-type', file.type)
    response.setHeader(
      'cache-control',
      immutable(request.path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    )
    if (file.type === 'font/woff2') {
      // The card form is a frame of another origin and is set in the page's own letters.
      response.setHeader('access-control-allow-origin', '*')
      response.setHeader('cross-origin-resource-policy', 'cross-origin')
    }
    if (!compressible.test(file.type))
      return sendBodies({ identity: file.body }, file.etag, request, response)
    response.setHeader('vary', 'accept-encoding')
    file.bodies ??= compressed(file.body, 11)
    sendBodies(await file.bodies, file.etag, request, response)
  }
}

const compressible = /^text\/|javascript|json|svg|wasm/

function read(file: string, type: string): File {
  const body = readFileSync(file)
  return { body, type, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}
