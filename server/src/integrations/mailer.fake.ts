import type { Mail, Mailer } from './mailer.ts'

/** Keeps what was sent, newest last. */
export function fakeMailer(): Mailer & { sent: Mail[]; codeFor(email: string): string } {
  const sent: Mail[] = []
  return {
    sent,
    async send(mail) {
      sent.push(mail)
    },
    check: () => Promise.resolve(),
    close: () => undefined,
    codeFor(email) {
      const code = sent.findLast((mail) => mail.to === email)?.text.match(/\b\d{3} ?\d{3}\b/)?.[0]
      if (!code) throw new Error('No code was mailed to this address')
      return code.replace(' ', '')
    },
  }
}
