import type { IncomingMessage, ServerResponse } from 'node:http'
import { errorReply, StripeError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { World } from '#core/world.ts'
import { localRoutes } from './routes.ts'

export interface LocalRequest {
  url: URL
  body: string
  header: (name: string) => string | undefined
}

/** The sandbox's own addresses. The card frame has an opaque origin, hence the star: nothing here needs cookies. */
export async function serveLocal(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  asked: LocalRequest,
) {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Headers', 'content-type')
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE')
  response.setHeader('Cache-Control', 'no-store')
  if (request.method === 'OPTIONS') return response.writeHead(204).end()
  try {
    const reply = await localRoutes(world, request.method ?? 'GET', asked)
    world.store.commit()
    response.writeHead(reply.status ?? 200, { 'Content-Type': reply.type, ...reply.headers }).end(reply.body)
  } catch (error) {
    world.store.commit()
    if (!(error instanceof StripeError)) console.error(error)
    const { status, body } = errorReply(error, newId('req', 14))
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
}
