import type { PassOffer, Purchase, SpaceRef } from '@stagedoor/contract'
import { formatDate, formatList, formatMoney, formatTime } from '@stagedoor/words/format'
import { mailsWords } from '@stagedoor/words/mails'
import { displayFont, escapeHtml, mailColors, mailPage } from '#lib/mail-page.ts'

/** What a mail about a purchase speaks of. */
export type MailFacts = { purchase: Purchase; pass: PassOffer; space: SpaceRef }

const { ink, quiet, line } = mailColors

/** The pass as a ticket: what it opens, until when, what was paid and when, which seat. */
export function receiptMail(facts: MailFacts, publicUrl: string) {
  const { purchase, pass, space } = facts
  const { from, receipt: words } = mailsWords()
  const amount = formatMoney(purchase.amount)
  const rows: [string, string][] = [
    [words.opens, formatList(pass.experienceNames)],
    [words.until, purchase.grant?.accessUntil ? momentOf(purchase.grant.accessUntil) : words.noEnd],
    [words.paid, purchase.amount.amountMinor === 0 ? words.free : words.once(amount)],
    [words.on, dayOf(purchase.createdAt)],
  ]
  const seatNumber = purchase.grant?.seatNumber ?? null
  const spaceUrl = `${publicUrl}/${space.slug}`
  const libraryUrl = `${publicUrl}/library`
  const welcome = words.welcome(pass.name)
  return {
    subject: words.subject(pass.name, space.name),
    text: [
      words.title,
      '',
      welcome,
      '',
      pass.name,
      words.by(space.name, space.creatorName),
      ...rows.map(([name, value]) => `${name}: ${value}`),
      ...(seatNumber === null ? [] : [`${words.seat}: ${seatNumber}`]),
      '',
      `${words.toSpace}: ${spaceUrl}`,
      `${words.allPasses}: ${libraryUrl}`,
      '',
      words.keep,
      from,
    ].join('\n'),
    html: mailPage({
      preview: welcome,
      title: words.title,
      body: `
        <p class="quiet" style="margin:0 0 20px;color:${quiet}">${escapeHtml(welcome)}</p>
        ${ticket(facts, rows)}
        ${button(spaceUrl, words.toSpace, space.brandColor)}
        <p class="quiet" style="margin:20px 0 0;font-size:14px;color:${quiet}">
          <a class="quiet" href="${escapeHtml(libraryUrl)}" style="color:${quiet}">${words.allPasses}</a>.
          ${words.keep}</p>`,
    }),
  }
}

/** The money is on its way back; the mail says what ended with it. */
export function refundMail({ purchase, pass, space }: MailFacts, publicUrl: string) {
  const { from, refund: words } = mailsWords()
  const amount = formatMoney(purchase.amount)
  const reason = purchase.grant ? words.ended(amount, pass.name) : words.late(amount, pass.name)
  const spaceUrl = `${publicUrl}/${space.slug}`
  return {
    subject: words.subject(amount, pass.name),
    text: [words.title, '', reason, words.arrival, '', `${words.theSpace}: ${spaceUrl}`, from].join('\n'),
    html: mailPage({
      preview: reason,
      title: words.title,
      body: `
        <p style="margin:0 0 12px">${escapeHtml(reason)}</p>
        <p class="quiet" style="margin:0 0 20px;color:${quiet}">${words.arrival}</p>
        <p style="margin:0;font-size:14px"><a class="quiet" href="${escapeHtml(spaceUrl)}" style="color:${quiet}">${escapeHtml(space.name)}</a></p>`,
    }),
  }
}

/** Body above, stub below, as on a phone: it holds at every width, also where a reader knows no media queries. */
function ticket({ purchase, pass, space }: MailFacts, rows: [string, string][]): string {
  const words = mailsWords().receipt
  const lines = rows
    .map(
      ([name, value]) =>
        `<tr><td class="quiet" style="padding:2px 16px 2px 0;color:${quiet};vertical-align:top;white-space:nowrap">${name}</td><td style="padding:2px 0">${escapeHtml(value)}</td></tr>`,
    )
    .join('')
  const seatNumber = purchase.grant?.seatNumber
  const stub = !seatNumber
    ? ''
    : `
          <tr><td class="line" style="border-top:2px dashed ${line};padding:14px 20px 18px">
            <span class="quiet" style="font-size:14px;color:${quiet}">${words.seat}</span><br>
            <span class="ink" style="font:700 36px/1.1 ${displayFont};letter-spacing:-0.04em;color:${ink}">${seatNumber}</span></td></tr>`
  return `<table role="presentation" class="sides" width="100%" cellpadding="0" cellspacing="0" style="border:1px solid ${line};border-top:8px solid ${space.brandColor};border-radius:14px;margin:0 0 24px">
          <tr><td style="padding:18px 20px">
            <p class="ink" style="margin:0 0 4px;font:700 20px/1.15 ${displayFont};letter-spacing:-0.02em;color:${ink}">${escapeHtml(pass.name)}</p>
            <p class="quiet" style="margin:0 0 12px;font-size:14px;color:${quiet}">${escapeHtml(words.by(space.name, space.creatorName))}</p>
            <table role="presentation" cellpadding="0" cellspacing="0" style="font-size:14px;line-height:1.5">${lines}</table>
          </td></tr>${stub}
        </table>`
}

function button(href: string, label: string, color: string): string {
  return `<a href="${escapeHtml(href)}" style="display:inline-block;background:${color};color:${inkOn(color)};font-weight:600;text-decoration:none;border:1px solid #8a817866;border-radius:8px;padding:12px 18px">${label}</a>`
}

/** Dark or white, whichever is easier to read on a Space's colour (WCAG's relative luminance). */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? ink : '#ffffff'
}

// A mail is kept for years: dates carry theirs. Its zone is nobody's, so times say UTC.
const yearShown = new Date(0)

function momentOf(instant: string): string {
  return mailsWords().moment(dayOf(instant), formatTime(instant, 'UTC'))
}

function dayOf(instant: string): string {
  return formatDate(instant, 'UTC', yearShown)
}
