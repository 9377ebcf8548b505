import { expect, test } from 'vitest'
import { ticketAt, viewsOf } from './pass-views.ts'

const ticket = {
  name: 'One evening',
  description: '',
  perks: [],
  experienceNames: ['Night Sessions'],
  billing: 'free',
  price: null,
  accessDays: null,
  salesCloseAt: null,
  capacity: 20,
  seatsLeft: 12,
  availability: 'on_sale',
} as const

test('only a pass with so many seats is seen with its last ones', () => {
  expect(viewsOf(ticket)).toContain('few-left')
  expect(viewsOf({ ...ticket, capacity: null, seatsLeft: null })).not.toContain('few-left')
})

test('a view changes how many are left and nothing else', () => {
  expect(ticketAt('guest', ticket)).toEqual(ticket)
  expect(ticketAt('few-left', ticket)).toEqual({ ...ticket, availability: 'few_left', seatsLeft: 3 })
  expect(ticketAt('few-left', { ...ticket, capacity: 2 }).seatsLeft).toBe(2)
  expect(ticketAt('sold-out', ticket)).toEqual({ ...ticket, availability: 'sold_out', seatsLeft: 0 })
})
