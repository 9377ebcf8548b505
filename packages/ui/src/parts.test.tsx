import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { initialOf } from './avatar.tsx'
import { Button, ButtonLink } from './button.tsx'
import { CodeField, readDigits } from './code-field.tsx'
import { TextField } from './field.tsx'
import { PassTicket } from './pass-ticket.tsx'
import type { TicketPass } from './pass-ticket.tsx'
import { Progress } from './progress.tsx'

const now = new Date('2026-11-20T18:00:00Z')

function makePass(changes: Partial<TicketPass> = {}): TicketPass {
  return {
    name: 'One night: Session 15',
    description: 'A single evening and its replay.',
    perks: [],
    experienceNames: ['Night Sessions'],
    billing: 'one_time',
    price: { amountMinor: 500, currency: 'eur' },
    accessDays: null,
    salesCloseAt: null,
    capacity: null,
    seatsLeft: null,
    availability: 'on_sale',
    ...changes,
  }
}

function ticket(changes: Partial<TicketPass> = {}) {
  return render(
    <PassTicket
      pass={makePass(changes)}
      now={now}
      action={<ButtonLink href="/buy">Get access</ButtonLink>}
    />,
  )
}

describe('PassTicket', () => {
  test('says what it opens, what it costs and how to get it', () => {
    expect(ticket()).toContain('<li>Night Sessions, live and replays</li>')
    expect(ticket()).toContain('<p class="price">€5</p>')
    expect(ticket()).toContain('href="/buy"')
  })

  test("prefers the creator's own words over names of Experiences", () => {
    const html = ticket({ perks: ['Chat while it happens'] })
    expect(html).toContain('<li>Chat while it happens</li>')
    expect(html).not.toContain('Night Sessions')
  })

  test('shows the period of a renewing price and says Free without one', () => {
    expect(ticket({ billing: 'monthly', price: { amountMinor: 1200, currency: 'eur' } })).toContain(
      '€12<small> / month</small>',
    )
    expect(ticket({ billing: 'free', price: null })).toContain('<p class="price">Free</p>')
  })

  test('shows how many seats are left, in words and as a bar', () => {
    const html = ticket({ capacity: 100, seatsLeft: 12 })
    expect(html).toContain('12 of 100 seats left')
    expect(html).toContain('<rect width="88"')
    expect(ticket({ capacity: 100, seatsLeft: 3, availability: 'few_left' })).toContain('Only 3 of 100 seats')
  })

  test.each([
    ['sold_out', 'Sold out'],
    ['sales_closed', 'Sales closed'],
    ['not_on_sale', 'Not on sale'],
  ] as const)('offers no button when %s', (availability, word) => {
    const html = ticket({ availability, capacity: 10, seatsLeft: 0 })
    expect(html).toContain(`<span class="chip">${word}</span>`)
    expect(html).toContain('data-state="off"')
    expect(html).not.toContain('href="/buy"')
  })
})

describe('fields', () => {
  test('are tied to their hint and error', () => {
    const html = render(
      <TextField label="E-mail" hint="No password." error="That is no address." id="mail" />,
    )
    expect(html).toContain('<label for="mail">')
    expect(html).toContain('aria-describedby="mail-hint mail-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('id="mail-error"')
  })

  test('make no claims without hint and error', () => {
    const html = render(<TextField label="Name" id="name" />)
    expect(html).not.toMatch(/aria-(describedby|invalid)/)
  })

  test('take a code as people paste it', () => {
    expect(readDigits('Your code: 407 182.')).toBe('407182')
    expect(readDigits('40718299')).toBe('407182')
    expect(render(<CodeField value="4071" onChange={() => undefined} />)).toContain(
      'autoComplete="one-time-code"',
    )
  })
})

describe('buttons', () => {
  test('never submit by accident', () => {
    expect(render(<Button>Go</Button>)).toContain('type="button"')
    expect(
      render(
        <Button type="submit" busy>
          Go
        </Button>,
      ),
    ).toMatch(/type="button".*aria-busy="true"/)
  })

  test('carry a label when they show only an icon', () => {
    const html = render(<Button icon="close" label="Close" />)
    expect(html).toContain('aria-label="Close"')
    expect(html).toContain('class="btn quiet icon"')
  })
})

test('an avatar takes the first whole letter', () => {
  expect([' ilse', 'Émile', '𝒜da', ''].map(initialOf)).toEqual(['I', 'É', '𝒜', '·'])
})

test('progress without a value is indeterminate', () => {
  expect(render(<Progress label="Loading" />)).not.toContain('value=')
  expect(render(<Progress label="Loading" value={0.5} />)).toContain('value="0.5"')
})
