import { readFile } from 'node:fs/promises'
import path from 'node:path'

export const appScheme = 'app'
export const appOrigin = 'app://studio'

/** What a page under app:// may do; given before the app is ready. A secure context, or there is no camera. */
export const appPrivileges = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

/** Serves the built renderer under `app://studio/`, nothing outside its folder, every answer with the policy. */
export function createAppServer(folder: string, apiUrl: string): (request: Request) => Promise<Response> {
  const policy = contentPolicy(apiUrl)
  return async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'studio' || request.method !== 'GET') return plain(404)
    const name = decodePath(url.pathname)
    if (name === undefined) return plain(400)
    const file = path.join(folder, name === '/' ? 'index.html' : name)
    if (!file.startsWith(folder + path.sep)) return plain(404)
    const bytes = await readFile(file).catch(() => undefined)
    if (!bytes) return plain(404)
    return new Response(bytes, {
      headers: {
        'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    })
  }
}

/** Scripts and styles are our own files; the only places to talk to are the API and its WebSocket. */
export function contentPolicy(apiUrl: string): string {
  const api = new URL(apiUrl)
  const socket = `${api.protocol === 'https:' ? 'wss:' : 'ws:'}//${api.host}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' data: blob: https: ${api.origin}`,
    "media-src 'self' blob: mediastream:",
    `connect-src 'self' ${api.origin} ${socket}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

function decodePath(pathname: string): string | undefined {
  try {
    const decoded = decodeURIComponent(pathname)
    return decoded.includes('\0') ? undefined : decoded
  } catch {
    return undefined
  }
}

function plain(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': "default-src 'none'" } })
}
