import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createMailer, type Mailer } from './mailer.ts'

let smtp: Server | undefined
let mailer: Mailer | undefined
afterEach(() => {
  mailer?.close()
  smtp?.close()
})

const mail = { to: 'mia@example.test', subject: 'Zürich ✓', html: '<p>Hi</p>', text: 'Hi' }

/** As much of a mail server as a mail needs; `answer` is what it says to the recipient. */
async function listen(answer: string): Promise<{ url: string; taken: string[] }> {
  const taken: string[] = []
  smtp = createServer((socket) => {
    let inBody = false
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (inBody) {
        taken.push(text)
        if (!text.includes('\r\n.\r\n')) return
        inBody = false
        socket.write('250 taken\r\n')
      } else if (text.startsWith('RCPT')) socket.write(`${answer}\r\n`)
      else if (text.startsWith('DATA')) {
        inBody = true
        socket.write('354 go on\r\n')
      } else if (text.startsWith('QUIT')) socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => smtp?.listen(0, '127.0.0.1', resolve))
  return { url: `smtp://127.0.0.1:${(smtp.address() as AddressInfo).port}`, taken }
}

function open(url: string): Mailer {
  mailer = createMailer({ smtpUrl: url, from: 'Stagedoor <hello@example.test>' })
  return mailer
}

describe('mail', () => {
  it('goes out with both forms of its text, from the house', async () => {
    const { url, taken } = await listen('250 ok')
    const sender = open(url)
    await sender.check()
    await sender.send(mail)
    const message = taken.join('')
    expect(message).toContain('From: Stagedoor <hello@example.test>')
    expect(message).toContain('text/plain')
    expect(message).toContain('text/html')
  })

  it('is tried again later when the server is busy, and not when the mailbox does not exist', async () => {
    const busy = await listen('451 later')
    await expect(open(busy.url).send(mail)).rejects.toMatchObject({ vendor: 'mail', retryable: true })
    smtp?.close()
    const unknown = await listen('550 nobody here')
    await expect(open(unknown.url).send(mail)).rejects.toMatchObject({ retryable: false })
  })

  it('fails clearly when there is no server', async () => {
    const gone = open('smtp://127.0.0.1:9')
    await expect(gone.check()).rejects.toMatchObject({ vendor: 'mail', retryable: true })
    const none = createMailer(undefined)
    await expect(none.send(mail)).rejects.toThrow('SMTP_URL is missing')
  })
})
