import { expect, test } from 'vitest'
import type { PassOffer, SpaceRef, StreamCard } from '@stagedoor/contract'
import { eventOf, productOf, toJsonLd } from './structured-data.ts'

const absolute = (path: string) => `https://stage.example${path}`
const space: SpaceRef = {
  id: 's',
  slug: 'low-tide',
  name: 'Low Tide Sessions',
  brandColor: '#0f6e6e',
  coverUrl: null,
  coverSrcset: null,
  creatorName: 'Maren Okafor',
  creatorUsername: 'maren',
}
const stream: StreamCard = {
  id: 'n14',
  title: 'Night Session 14',
  description: '',
  status: 'scheduled',
  startsAt: '2026-11-27T19:00:00Z',
  timeZone: 'Europe/Berlin',
  startedAt: null,
  watchingCount: 0,
  space,
  fromPrice: { amountMinor: 450, currency: 'eur' },
  hasFreePass: false,
}
const pass: PassOffer = {
  id: 'p',
  slug: 'one-evening',
  name: 'One evening',
  description: '',
  perks: [],
  billing: 'one_time',
  price: { amountMinor: 500, currency: 'jpy' },
  accessDays: null,
  salesCloseAt: null,
  capacity: 12,
  seatsLeft: 0,
  availability: 'sold_out',
  experienceNames: [],
}

test('a stream is an event online, at its lowest price', () => {
  expect(eventOf(stream, absolute)).toMatchObject({
    '@type': 'Event',
    startDate: '2026-11-27T19:00:00Z',
    location: { url: 'https://stage.example/watch/n14' },
    organizer: { name: 'Maren Okafor', url: 'https://stage.example/@maren' },
    offers: { price: '4.50', priceCurrency: 'EUR' },
  })
  expect(eventOf({ ...stream, fromPrice: null }, absolute)).not.toHaveProperty('offers')
})

test('a pass is a product that says whether it can be had', () => {
  expect(productOf(pass, space, absolute)).toMatchObject({
    offers: { price: '500', priceCurrency: 'JPY', availability: 'https://schema.org/SoldOut' },
  })
})

test('no name ends the script element', () => {
  expect(toJsonLd([{ '@type': 'Event', name: '</script><b>' }])).not.toContain('</')
})
