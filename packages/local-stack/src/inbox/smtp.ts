import { once } from 'node:events'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail server on loopback that takes mail for everybody and delivers it to `onMail`. */
export async function listenForMail(
  port: number,
  onMail: (recipients: string[], mail: ParsedMail) => void,
): Promise<{ stop: () => Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: 10 * 1024 * 1024,
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        onMail(
          session.envelope.rcptTo.map((recipient) => recipient.address),
          mail,
        )
        done()
      }, done)
    },
  })
  // A client that drops its connection in the middle is its own problem.
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  return { stop: () => new Promise((resolve) => server.close(resolve)) }
}
