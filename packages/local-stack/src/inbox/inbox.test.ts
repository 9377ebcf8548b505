import { connect } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFreePort } from '../ports.ts'
import { startInbox, type Inbox } from './inbox.ts'
import { findCode, type Message } from './messages.ts'

let inbox: Inbox
beforeAll(async () => {
  inbox = await startInbox({ http: await findFreePort(), smtp: await findFreePort() })
})
afterAll(() => inbox.stop())

/** Speaks SMTP by hand, waiting for each answer. */
async function sendMail(to: string, content: string): Promise<void> {
  const socket = connect(Number(new URL(inbox.smtpUrl).port), '127.0.0.1')
  const lines = [
    'EHLO test',
    'MAIL FROM:<stage@door.test>',
    `RCPT TO:<${to}>`,
    'DATA',
    `${content}\r\n.`,
    'QUIT',
  ]
  await once(socket, 'data')
  for (const line of lines) {
    socket.write(`${line}\r\n`)
    await once(socket, 'data')
  }
  socket.end()
}

const list = async (to: string): Promise<Message[]> => {
  const response = await fetch(`${inbox.url}/api/messages?to=${encodeURIComponent(to)}`)
  return ((await response.json()) as { messages: Message[] }).messages
}

it('shows the code of a mail that came by SMTP, newest first, to its recipient only', async () => {
  await sendMail('Mara@Example.com', 'Subject: Your code is 111 222\r\n\r\nHello')
  await sendMail('mara@example.com', 'Subject: Sign in\r\n\r\nYour code is 482915. It works for 10 minutes.')
  await sendMail('else@example.com', 'Subject: Receipt\r\n\r\nEUR 12.00 on 2026-11-25')

  expect((await list('mara@example.com')).map((message) => message.code)).toEqual(['482915', '111222'])
  expect((await list('else@example.com')).map((message) => message.code)).toEqual([undefined])
  const page = await (await fetch(inbox.url)).text()
  expect(page).toContain('482<span></span>915')
})

it('keeps foreign HTML in a sandbox and escapes what it shows itself', async () => {
  const html = '<p>Hi</p><script>parent.document.title = "owned"</script>'
  await sendMail('eve@example.com', `Subject: <b>bold</b>\r\nContent-Type: text/html\r\n\r\n${html}`)
  const [message] = await list('eve@example.com')

  const page = await (await fetch(`${inbox.url}/messages/${message?.id}`)).text()
  expect(page).toContain('&lt;b>bold')
  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
  const body = await fetch(`${inbox.url}/messages/${message?.id}/body`)
  expect(body.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups .*default-src 'none'/)
  expect(await body.text()).toContain(html)
})

it('tells listeners of each arrival', async () => {
  const events = await fetch(`${inbox.url}/events`)
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read() // the greeting
  await sendMail('late@example.com', 'Subject: Hello\r\n\r\nHello')
  expect((await reader?.read())?.value).toMatch(/^data: \d+\n\n$/)
  await reader?.cancel()
})

it('answers 404 for what is not there, and nothing under another host name', async () => {
  expect((await fetch(`${inbox.url}/api/messages/999`)).status).toBe(404)
  expect((await fetch(`${inbox.url}/messages/999`)).status).toBe(404)
  const socket = connect(Number(new URL(inbox.url).port), '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1.1 421/)
})

it('tells a code from other numbers', () => {
  expect(findCode('482 915 is your Stagedoor code')).toBe('482915')
  expect(findCode('Your code: 482915.')).toBe('482915')
  expect(findCode('Order 1234567, EUR 120.000, 2026-112233')).toBeUndefined()
})
