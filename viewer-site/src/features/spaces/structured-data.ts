import { currencyExponents, type PassOffer, type SpaceRef, type StreamCard } from '@stagedoor/contract'
import { paths } from '#paths.ts'

/** What search engines are told beside the page's words (schema.org). Only what the page says as well. */
export type StructuredData = { '@type': string; [property: string]: unknown }

/** A stream as an event that happens online, with what getting in costs at least. */
export function eventOf(stream: StreamCard, absolute: (path: string) => string): StructuredData {
  const { space, fromPrice, hasFreePass } = stream
  const url = absolute(paths.watch(stream.id))
  const isOffered = hasFreePass || fromPrice !== null
  return {
    '@type': 'Event',
    name: stream.title,
    ...(stream.description && { description: stream.description }),
    startDate: stream.startedAt ?? stream.startsAt,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url },
    organizer: personOf(space, absolute),
    ...(space.coverUrl && { image: absolute(space.coverUrl) }),
    ...(isOffered && {
      offers: {
        '@type': 'Offer',
        url: absolute(paths.space(space.slug)),
        ...priceOf(hasFreePass ? null : fromPrice),
      },
    }),
  }
}

/** A pass as what is sold. */
export function productOf(
  pass: PassOffer,
  space: SpaceRef,
  absolute: (path: string) => string,
): StructuredData {
  const url = absolute(paths.pass(space.slug, pass.slug))
  return {
    '@type': 'Product',
    name: pass.name,
    ...(pass.description && { description: pass.description }),
    ...(space.coverUrl && { image: absolute(space.coverUrl) }),
    brand: { '@type': 'Brand', name: space.name },
    offers: {
      '@type': 'Offer',
      url,
      ...priceOf(pass.price),
      availability: `https://schema.org/${availabilityOf(pass.availability)}`,
    },
  }
}

/** As the text of a script element, which nothing in a name can end. */
export function toJsonLd(things: readonly StructuredData[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c')
}

function personOf(
  { creatorName, creatorUsername }: SpaceRef,
  absolute: (path: string) => string,
): StructuredData {
  const url = creatorUsername ? { url: absolute(paths.profile(creatorUsername)) } : {}
  return { '@type': 'Person', name: creatorName, ...url }
}

function priceOf(price: PassOffer['price']) {
  if (!price) return { price: '0', priceCurrency: 'EUR' }
  const decimals = currencyExponents[price.currency]
  return {
    price: (price.amountMinor / 10 ** decimals).toFixed(decimals),
    priceCurrency: price.currency.toUpperCase(),
  }
}

function availabilityOf(availability: PassOffer['availability']): string {
  switch (availability) {
    case 'on_sale':
      return 'InStock'
    case 'few_left':
      return 'LimitedAvailability'
    case 'sold_out':
      return 'SoldOut'
    case 'sales_closed':
    case 'not_on_sale':
      return 'Discontinued'
    default:
      return availability satisfies never
  }
}
