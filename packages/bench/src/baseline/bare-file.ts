import { once } from 'node:events'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { handWrittenHtml } from './hand-written-html.ts'

/** Serves the text of a page, and its pictures where a phone shows them, as one bare file: no styles, no fonts, compressed. */
export async function serveBareFile(
  page: string,
  { pictures }: { pictures: boolean },
): Promise<AsyncDisposable & { url: string }> {
  const html = await (await fetch(page)).text()
  const dropped = pictures ? /<link\b[^>]*>/g : /<(link|img)\b[^>]*>/g
  const bare = gzipSync(handWrittenHtml(html).replace(dropped, ''))
  const server = createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
      response.end(bare)
      return
    }
    void fetch(new URL(request.url ?? '/', page), {
      headers: { 'accept-encoding': 'identity' },
    }).then(async (picture) => {
      response.writeHead(picture.status, {
        'content-type': picture.headers.get('content-type') ?? 'text/plain',
      })
      response.end(Buffer.from(await picture.arrayBuffer()))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A port was asked for')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
