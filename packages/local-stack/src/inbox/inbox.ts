import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFileSync } from 'node:fs'
import { toMessage, type Message } from './messages.ts'
import { listPage, messagePage } from './pages.ts'
import { listenForMail } from './smtp.ts'

export type Inbox = { url: string; smtpUrl: string; stop: () => Promise<void> }

const KEPT_MESSAGES = 500

/**
 * A real SMTP server on loopback and a page that shows what arrived. For tests: `GET /api/messages?to=ADDRESS`
 * (newest first) and `GET /api/messages/:id`; `GET /events` tells of each arrival.
 */
export async function startInbox(ports: { http: number; smtp: number }): Promise<Inbox> {
  let messages: Message[] = []
  let lastId = 0
  const listeners = new Set<ServerResponse>()
  const smtp = await listenForMail(ports.smtp, (recipients, mail) => {
    const message = toMessage(++lastId, recipients, mail)
    messages = [message, ...messages].slice(0, KEPT_MESSAGES)
    for (const listener of listeners) listener.write(`data: ${message.id}\n\n`)
  })

  const server = createServer((request, response) => {
    // Codes are secrets: a page elsewhere that points its own name at 127.0.0.1 must not read them.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ''))
      return send(response, 421, 'text/plain', '')
    answer(request, response)
  })
  server.listen(ports.http, '127.0.0.1')
  await once(server, 'listening')

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://inbox')
    const find = (id: string | undefined): Message | undefined =>
      messages.find((message) => message.id === Number(id))
    const [, area, ...rest] = url.pathname.split('/')
    if (url.pathname === '/') return send(response, 200, 'text/html', listPage(messages))
    if (url.pathname === '/events') return listen(response)
    if (area === 'assets' && rest[0] !== undefined && Object.hasOwn(assets, rest[0])) {
      return send(
        response,
        200,
        rest[0].endsWith('.css') ? 'text/css' : 'text/javascript',
        assets[rest[0]] ?? '',
      )
    }
    if (url.pathname === '/api/messages') {
      const to = url.searchParams.get('to')?.toLowerCase()
      return sendJson(response, 200, {
        messages: messages.filter((message) => !to || message.to.includes(to)),
      })
    }
    const message = area === 'api' ? find(rest[1]) : find(rest[0])
    if (message && url.pathname === `/api/messages/${message.id}`) return sendJson(response, 200, message)
    if (message && url.pathname === `/messages/${message.id}`)
      return send(response, 200, 'text/html', messagePage(message))
    if (message && url.pathname === `/messages/${message.id}/body`) return sendBody(response, message)
    sendJson(response, 404, { error: { code: 'not-found', message: 'There is no such message.' } })
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': listening\n\n')
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
  }

  async function stop(): Promise<void> {
    await smtp.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  return { url: `http://127.0.0.1:${ports.http}`, smtpUrl: `smtp://127.0.0.1:${ports.smtp}`, stop }
}

const assets: Record<string, string> = {
  'inbox.css': readFileSync(new URL('./assets/inbox.css', import.meta.url), 'utf8'),
  'inbox.js': readFileSync(new URL('./assets/inbox.js', import.meta.url), 'utf8'),
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'"
// A mail is foreign HTML: no script, no origin, nothing loaded but its pictures; links open elsewhere.
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: https:"

function sendBody(response: ServerResponse, message: Message): void {
  response.setHeader('content-security-policy', MAIL_POLICY)
  const body =
    message.html ??
    `<pre style="white-space: pre-wrap; font: 16px/1.5 sans-serif">${escape(message.text)}</pre>`
  send(response, 200, 'text/html', `<!doctype html><base target="_blank">${body}`)
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  if (!response.hasHeader('content-security-policy'))
    response.setHeader('content-security-policy', PAGE_POLICY)
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
  response.end(body)
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', JSON.stringify(body))
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
