import { createReadStream, statSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:http'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Serves the studio's built renderer on an origin of its own, as foreign to the server as the desktop app is. */
export async function serveStudio(options: {
  port: number
  folder: string
  config: Record<string, unknown>
}): Promise<{ stop: () => Promise<void> }> {
  const { port, folder, config } = options
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://studio')
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', 'no-cache')
    if (pathname === '/config.json') {
      response.writeHead(200, { 'content-type': TYPES['.json'] })
      response.end(JSON.stringify(config))
      return
    }
    const file = findFile(folder, pathname)
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' })
      response.end('There is no such file in the studio.')
      return
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    if (request.method === 'HEAD') response.end()
    else createReadStream(file).pipe(response)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  async function stop(): Promise<void> {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { stop }
}

/** A file below the folder; paths without an extension are the app's own and get its page. */
function findFile(folder: string, pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const file = path.join(folder, path.extname(decoded) === '' ? 'index.html' : decoded)
  if (!file.startsWith(path.join(folder, path.sep))) return undefined
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined
}
