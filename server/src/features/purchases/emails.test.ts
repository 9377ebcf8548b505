import { expect, it } from 'vitest'
import { receiptMail, refundMail, type MailFacts } from './emails.ts'

const publicUrl = 'https://stagedoor.test'

function facts(overrides: { purchase?: object; pass?: object; space?: object } = {}): MailFacts {
  return {
    purchase: {
      id: 'a',
      passId: 'b',
      status: 'paid',
      amount: { amountMinor: 500, currency: 'eur' },
      holdExpiresAt: null,
      clientSecret: null,
      grant: {
        id: 'c',
        status: 'active',
        seatNumber: 89,
        startsAt: '2026-11-25T12:00:00.000Z',
        accessUntil: '2026-12-27T20:00:00.000Z',
      },
      createdAt: '2026-11-25T12:00:00.000Z',
      ...overrides.purchase,
    },
    pass: {
      id: 'b',
      slug: 'one-night',
      name: 'One night',
      description: '',
      perks: [],
      billing: 'one_time',
      price: { amountMinor: 900, currency: 'eur' },
      accessDays: 30,
      salesCloseAt: null,
      capacity: 100,
      seatsLeft: 11,
      availability: 'few_left',
      experienceNames: ['The boathouse', 'Replays'],
      ...overrides.pass,
    },
    space: {
      id: 'd',
      slug: 'low-tide',
      name: 'Low Tide Sessions',
      brandColor: '#0f6e6e',
      coverUrl: null,
      coverSrcset: null,
      creatorName: 'Maren Okafor',
      creatorUsername: 'maren',
      ...overrides.space,
    },
  }
}

it('a receipt says what it opens, until when, what was paid then, which seat, and where to go', () => {
  const mail = receiptMail(facts(), publicUrl)
  const told = [
    'One night',
    'Low Tide Sessions, with Maren Okafor',
    'The boathouse and Replays',
    'Sunday 27 December 2026 at 20:00 UTC',
    'Wednesday 25 November 2026',
    '€5.00, once',
    '89',
    'https://stagedoor.test/low-tide',
    'https://stagedoor.test/library',
    'Nothing renews',
  ]
  for (const words of told) {
    expect(mail.text).toContain(words)
    expect(mail.html).toContain(words)
  }
})

it('a receipt of a free pass without seats says no price and no seat', () => {
  const grant = { ...facts().purchase.grant, seatNumber: null, accessUntil: null }
  const mail = receiptMail(
    facts({ purchase: { amount: { amountMinor: 0, currency: 'eur' }, grant } }),
    publicUrl,
  )
  expect(mail.text).toContain('Paid: Free')
  expect(mail.text).toContain('Until: without an end')
  expect(mail.text).not.toContain('Seat')
  expect(mail.html).not.toContain('Seat')
})

it('words of creators stay words', () => {
  const name = '<img src=x onerror=alert(1)>'
  const mail = receiptMail(facts({ pass: { name, experienceNames: [name] }, space: { name } }), publicUrl)
  expect(mail.html).not.toContain('<img')
  expect(mail.subject).toBe(`Your pass: ${name}, ${name}`)
})

it('the button is readable on every Space’s colour', () => {
  const inkOn = (brandColor: string) =>
    /background:#\w{6};color:(#\w{6})/.exec(
      receiptMail(facts({ space: { brandColor } }), publicUrl).html,
    )?.[1]
  expect(inkOn('#0f3a3a')).toBe('#ffffff')
  expect(inkOn('#ffd60a')).toBe('#231b14')
})

it('a refund tells a holder that the pass has ended, and a late payer why there is none', () => {
  const holder = refundMail(facts(), publicUrl)
  expect(holder.subject).toBe('€5.00 on the way back to you: One night')
  expect(holder.text).toContain('The pass has ended with it.')
  const late = refundMail(facts({ purchase: { grant: null } }), publicUrl)
  expect(late.text).toContain('after the held seat had ended')
})

it('every colour of a mail has its other in the dark', () => {
  const { html } = receiptMail(facts(), publicUrl)
  expect(html).toContain('@media (prefers-color-scheme: dark)')
  // The button has the Space's own colour, which stays; everything else is drawn by class as well.
  const drawn = [...html.matchAll(/<(\w+)([^>]*)style="([^"]*)"/g)].filter(
    ([, , attributes = '', style = '']) =>
      /(?<!-)color:#(231b14|6b6259)/.test(style) && !attributes.includes('class='),
  )
  expect(drawn.map(([tag]) => tag)).toEqual([])
})
