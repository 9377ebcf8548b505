import type { AppContext } from '#context.ts'
import { html } from '../html.ts'
import { milliseconds } from '../words.ts'
import { measured, timed, type Part } from './part.ts'

const slowMs = 2_000

export async function checkMail(app: AppContext): Promise<Part> {
  const name = 'Mail'
  const limit = `under ${slowMs / 1_000} s`
  if (!app.config.mail)
    return {
      name,
      limit,
      state: 'failing',
      value: 'Not set up',
      remedy: {
        what: 'Nobody can sign in: codes cannot be sent.',
        steps: [html`Set <code>SMTP_URL</code> and <code>MAIL_FROM</code>, then restart server and worker.`],
      },
    }
  const remedy = (reason: string) => ({
    what: 'The mail server does not take mail.',
    why: `Codes and receipts wait and are tried again. It said: ${reason}`,
    steps: [html`Check <code>SMTP_URL</code>: host, port, name and password.`],
  })
  return measured({ name, limit, remedy }, async () => {
    const ms = await timed(() => app.mailer.check())
    const value = `Ready to take mail in ${milliseconds(ms)}`
    return ms < slowMs
      ? { state: 'good', value }
      : { state: 'soon', value, remedy: { ...remedy(''), what: 'Mail is slow.', why: '' } }
  })
}
