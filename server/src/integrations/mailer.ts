import { createTransport } from 'nodemailer'
import type { Config } from '#config.ts'
import { IntegrationError } from '#http/errors.ts'

export type Mail = {
  to: string
  subject: string
  html: string
  text: string
  /** The same for every try of one mail, so that a reader shows it once. */
  messageId?: string
}
export type Mailer = {
  send(mail: Mail): Promise<void>
  /** Fails when the server does not take mail from us. */
  check(): Promise<void>
  close(): void
}

/** Mail by SMTP. Without a server configured every send fails clearly, so that the job is retried and seen. */
export function createMailer(config: Config['mail']): Mailer {
  if (!config) {
    const refuse = () =>
      Promise.reject(
        new IntegrationError('mail', 'SMTP_URL is missing (see .env.example)', { retryable: true }),
      )
    return { send: refuse, check: refuse, close: () => undefined }
  }
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail({ from: config.from, ...mail })
      } catch (cause) {
        throw new IntegrationError('mail', 'the mail was not taken', { retryable: isTemporary(cause), cause })
      }
    },
    async check() {
      try {
        await transport.verify()
      } catch (cause) {
        throw new IntegrationError('mail', 'the mail server does not answer', { retryable: true, cause })
      }
    },
    close: () => transport.close(),
  }
}

/** 5xx answers are final; everything else (4xx, connection trouble) may work later. */
function isTemporary(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  return code < 500
}
