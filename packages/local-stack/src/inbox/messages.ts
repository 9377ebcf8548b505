import type { ParsedMail } from 'mailparser'

export type Message = {
  id: number
  to: string[]
  from: string
  subject: string
  receivedAt: string
  /** The six digits of a one-time code, when the mail carries one. */
  code: string | undefined
  text: string
  html: string | undefined
}

/** Turns a parsed mail into what the page and the tests need. Recipients are those of the envelope, lower case. */
export function toMessage(id: number, recipients: string[], mail: ParsedMail): Message {
  const subject = mail.subject ?? ''
  const text = mail.text ?? ''
  return {
    id,
    to: recipients.map((address) => address.toLowerCase()),
    from: mail.from?.text ?? '',
    subject,
    receivedAt: new Date().toISOString(),
    code: findCode(subject) ?? findCode(text),
    text,
    html: mail.html === false ? undefined : mail.html,
  }
}

/** `Your code is 482 915` → `482915`. Longer numbers, prices and dates are not codes. */
export function findCode(text: string): string | undefined {
  const match = text.match(/(?<![\d.,:/#-])(\d{3})[ \u00a0-]?(\d{3})(?![\d.,:/-]\d|\d)/)
  return match ? `${match[1]}${match[2]}` : undefined
}
