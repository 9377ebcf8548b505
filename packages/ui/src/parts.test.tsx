import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { readDigits } from './code-field.tsx'
import {
  Avatar,
  Button,
  ButtonLink,
  Chip,
  CodeField,
  Dialog,
  EmptyState,
  LevelMeter,
  LiveChip,
  Mark,
  Menu,
  Note,
  PassTicket,
  Progress,
  SeatLine,
  SelectField,
  Skeleton,
  Segments,
  TextAreaField,
  TextField,
  Toasts,
  initialOf,
} from './index.ts'
import type { TicketPass, Toast } from './index.ts'

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

  test('sets a long price smaller, so that it keeps to its line', () => {
    const html = ticket({ price: { amountMinor: 123_450, currency: 'usd' } })
    expect(html).toContain('<p class="price long">US$1,234.50</p>')
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

  test('say to eyes what an icon alone leaves open, and its key', () => {
    const html = render(<Button icon="close" label="Mute" aria-keyshortcuts="m" />)
    expect(html).toMatch(/popover="hint" aria-hidden="true">Mute<kbd class="key">M/)
    expect(render(<Button label="Mute the room">Mute</Button>)).not.toContain('popover')
  })
})

test('an avatar takes the first whole letter', () => {
  expect([' ilse', 'Émile', '𝒜da', ''].map(initialOf)).toEqual(['I', 'É', '𝒜', '·'])
})

test('progress without a value is indeterminate', () => {
  expect(render(<Progress label="Loading" />)).not.toContain('value=')
  expect(render(<Progress label="Loading" value={0.5} />)).toContain('value="0.5"')
})

describe('what is said', () => {
  test('a note that needs attention is announced, a remark is not', () => {
    expect(render(<Note kind="bad">The upload stopped.</Note>)).toContain('role="status"')
    expect(render(<Note>Nothing to do.</Note>)).not.toContain('role=')
  })

  test('an empty place says what will be there and what to do', () => {
    const html = render(
      <EmptyState title="No passes yet" heading="h1" action={<ButtonLink href="/">Look around</ButtonLink>}>
        They stand here.
      </EmptyState>,
    )
    expect(html).toContain('<h1>No passes yet</h1><p>They stand here.</p>')
    expect(html).toContain('href="/"')
  })

  test('what loads is said once, however many lines it has', () => {
    expect(render(<Skeleton />).match(/Loading/g)).toHaveLength(1)
    expect(render(<Skeleton shape="block" />)).toContain('skeleton block')
  })

  test('a toast carries its action and the way to close it', () => {
    const toasts: Toast[] = [{ id: 1, text: 'Approved', action: { label: 'Undo', run: () => undefined } }]
    const html = render(<Toasts toasts={toasts} dismiss={() => undefined} />)
    expect(html).toContain('Approved')
    expect(html).toContain('Undo')
    expect(html).toContain('aria-label="Close this message"')
  })
})

describe('things that open', () => {
  test('a menu opens without script', () => {
    const html = render(
      <Menu summary="More" label="More for this pass">
        <a href="/x">Copy link</a>
      </Menu>,
    )
    expect(html).toMatch(
      /<button[^>]*aria-label="More for this pass" popoverTarget="([^"]+)">.*<div id="\1"[^>]*popover="auto"/,
    )
    expect(html).toContain('<a href="/x">Copy link</a>')
  })

  test('a dialog is named by its title and closes by a press beside it', () => {
    const html = render(
      <Dialog open={false} onClose={() => undefined} title="End the stream" actions={<Button>Stay</Button>}>
        Sure
      </Dialog>,
    )
    expect(html).toMatch(/aria-labelledby="([^"]+)".*<h2 id="\1">End the stream/)
    expect(html).toContain('closedby="any"')
  })

  test('of segments, one is chosen, and their words name them', () => {
    const html = render(
      <Segments
        label="As seen by"
        value="holder"
        onChange={() => undefined}
        items={[
          { value: 'guest', label: 'Guest' },
          { value: 'holder', label: 'Holder' },
        ]}
      />,
    )
    expect(html).toMatch(/role="radiogroup" aria-labelledby="([^"]+)"><span id="\1">As seen by/)
    expect(html.match(/checked=""/g)).toHaveLength(1)
    expect(html).toMatch(/checked="[^>]*>Holder/)
  })
})

describe('small parts', () => {
  test('a seat stands where the price was', () => {
    expect(render(<SeatLine label="Seat" value="89" />)).toBe('<p class="seat"><small>Seat</small>89</p>')
    expect(render(<SeatLine label="Open until" value="4 March" word />)).toContain('class="seat word"')
  })

  test('areas and choices are tied to their words like inputs', () => {
    expect(render(<TextAreaField label="About" id="about" hint="Plain text." />)).toContain(
      'aria-describedby="about-hint"',
    )
    const select = render(
      <SelectField label="How people pay" id="billing" defaultValue="free">
        <option value="free">Free</option>
      </SelectField>,
    )
    expect(select).toContain('<label for="billing">How people pay')
  })

  test('the level meter is one for ears too', () => {
    expect(render(<LevelMeter label="Microphone" read={() => 0} />)).toMatch(
      /role="meter".*aria-valuemax="100"/,
    )
  })

  test('chips, avatars and the mark', () => {
    expect(render(<LiveChip>Live now</LiveChip>)).toContain('<span class="chip live">')
    expect(render(<Chip icon="eye">128 watching</Chip>)).toContain('128 watching')
    expect(render(<Avatar name="Maren" />)).toContain('aria-hidden="true">M<')
    expect(render(<Mark href="/" wordless />)).toContain('<span class="vh">Stagedoor</span>')
  })
})
