import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answer } from '#core/answer.ts'
import type { World } from '#core/world.ts'
import { serveLocal } from '#local/serve.ts'
import { includes, routes } from './routes.ts'

const largestBody = 1024 * 1024

/** `/v1/*` is Stripe's API; everything else is the sandbox's own pages and switches. */
export function createHttpServer(world: World, changed: () => void): Server {
  return createServer((request, response) => {
    handle(world, request, response).then(changed, (error: unknown) => {
      console.error(error)
      response.destroy()
    })
  })
}

async function handle(world: World, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://sandbox')
  const body = await readBody(request)
  const header = (name: string) => request.headers[name]?.toString()
  if (!url.pathname.startsWith('/v1/')) return serveLocal(world, request, response, { url, body, header })
  const reply = answer(world, routes, includes, {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.search.slice(1),
    body,
    header,
  })
  if (reply.cut) response.destroy()
  else response.writeHead(reply.status, reply.headers).end(reply.body)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > largestBody)
      throw new Error(`The body of ${request.method} ${request.url} is larger than 1 MB`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString()
}
