import type { PassOffer, Purchase, SpaceRef } from '@stagedoor/contract'
import { escapeHtml, mailPage } from '#lib/mail-page.ts'
import { formatMoney } from '@stagedoor/words/format'

/** What a mail about a purchase speaks of. */
export type MailFacts = { purchase: Purchase; pass: PassOffer; space: SpaceRef }

const display = "'Familjen Grotesk',Helvetica,Arial,sans-serif"
const ink = '#231b14'
const quiet = '#6b6259'

/** The pass as a ticket: what it opens, until when, what was paid, which seat. */
export function receiptMail(facts: MailFacts, publicUrl: string) {
  const { purchase, pass, space } = facts
  const rows: [string, string][] = [
    ['Opens', pass.experienceNames.join(', ')],
    ['Until', untilOf(purchase)],
    ['Paid', purchase.amount.amountMinor === 0 ? 'Free' : `${formatMoney(purchase.amount)}, once`],
  ]
  const seatNumber = purchase.grant?.seatNumber ?? null
  const spaceUrl = `${publicUrl}/${space.slug}`
  const welcome = `${pass.name} is yours. It opens what is live and what was recorded.`
  return {
    subject: `Your pass: ${pass.name}, ${space.name}`,
    text: [
      'You’re in.',
      '',
      welcome,
      '',
      pass.name,
      placeOf(space),
      ...rows.map(([name, value]) => `${name}: ${value}`),
      ...(seatNumber === null ? [] : [`Seat: ${seatNumber}`]),
      '',
      `Go to the Space: ${spaceUrl}`,
      `All your passes: ${publicUrl}/library`,
      '',
      'Nothing renews. Keep this mail as your receipt.',
      'Stagedoor',
    ].join('\n'),
    html: mailPage({
      preview: welcome,
      title: 'You’re in.',
      body: `
        <p style="margin:0 0 20px;color:${quiet}">${escapeHtml(welcome)}</p>
        ${ticket(facts, rows)}
        ${button(spaceUrl, 'Go to the Space', space.brandColor)}
        <p style="margin:20px 0 0;font-size:14px;color:${quiet}">
          <a href="${escapeHtml(publicUrl)}/library" style="color:${quiet}">All your passes</a>.
          Nothing renews. Keep this mail as your receipt.</p>`,
    }),
  }
}

/** The money is on its way back; the mail says what ended with it. */
export function refundMail({ purchase, pass, space }: MailFacts, publicUrl: string) {
  const amount = formatMoney(purchase.amount)
  const reason = purchase.grant
    ? `We return ${amount} for ${pass.name}. The pass has ended with it.`
    : `Your payment for ${pass.name} reached us after the held seat had ended, and none was left. We return ${amount}.`
  const arrival = 'It goes to the card you paid with, and is usually there within five to ten days.'
  const spaceUrl = `${publicUrl}/${space.slug}`
  return {
    subject: `${amount} on the way back to you: ${pass.name}`,
    text: [
      'Your money is on its way back',
      '',
      reason,
      arrival,
      '',
      `The Space: ${spaceUrl}`,
      'Stagedoor',
    ].join('\n'),
    html: mailPage({
      preview: reason,
      title: 'Your money is on its way back',
      body: `
        <p style="margin:0 0 12px">${escapeHtml(reason)}</p>
        <p style="margin:0 0 20px;color:${quiet}">${escapeHtml(arrival)}</p>
        <p style="margin:0;font-size:14px"><a href="${escapeHtml(spaceUrl)}" style="color:${quiet}">${escapeHtml(space.name)}</a></p>`,
    }),
  }
}

function ticket({ purchase, pass, space }: MailFacts, rows: [string, string][]): string {
  const lines = rows
    .map(
      ([name, value]) =>
        `<tr><td style="padding:2px 16px 2px 0;color:${quiet};vertical-align:top">${name}</td><td style="padding:2px 0">${escapeHtml(value)}</td></tr>`,
    )
    .join('')
  const seatNumber = purchase.grant?.seatNumber
  const stub = !seatNumber
    ? ''
    : `<td width="96" style="border-left:2px dashed #e7e1d8;padding:18px 12px;vertical-align:top;text-align:center">
          <span style="font-size:13px;color:${quiet}">Seat</span><br>
          <span style="font:700 40px/1.1 ${display};letter-spacing:-0.04em;color:${ink}">${seatNumber}</span></td>`
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border:1px solid #e7e1d8;border-left:8px solid ${space.brandColor};border-radius:14px;margin:0 0 24px">
          <tr><td style="padding:18px 18px 20px;vertical-align:top">
            <p style="margin:0 0 4px;font:700 20px/1.15 ${display};letter-spacing:-0.02em;color:${ink}">${escapeHtml(pass.name)}</p>
            <p style="margin:0 0 12px;font-size:14px;color:${quiet}">${escapeHtml(placeOf(space))}</p>
            <table role="presentation" cellpadding="0" cellspacing="0" style="font-size:14px;line-height:1.5">${lines}</table>
          </td>${stub}</tr>
        </table>`
}

function button(href: string, label: string, color: string): string {
  return `<a href="${escapeHtml(href)}" style="display:inline-block;background:${color};color:${inkOn(color)};font-weight:600;text-decoration:none;border-radius:8px;padding:12px 18px">${label}</a>`
}

/** Dark or white, whichever is easier to read on a Space's colour (WCAG's relative luminance). */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? ink : '#ffffff'
}

function placeOf(space: SpaceRef): string {
  return `${space.name}, with ${space.creatorName}`
}

function untilOf({ grant }: Purchase): string {
  if (!grant?.accessUntil) return 'without end'
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${date.format(new Date(grant.accessUntil))} UTC`
}
