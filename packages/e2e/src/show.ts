import type { ClientInput } from '@stagedoor/contract'
import { drawDusk } from './draw-dusk.ts'
import { payByCard } from './pay.ts'
import { signIn, signUp, uniqueName, type Addresses, type Person } from './people.ts'

export type Show = {
  creator: Person
  username: string
  slug: string
  spaceId: string
  experienceId: string
  passId: string
  passSlug: string
}

export const freePass = { billing: 'free' } as const
export const paidPass = { billing: 'one_time', price: { amountMinor: 500, currency: 'eur' } } as const

type PassTerms = Pick<ClientInput<'POST /spaces/:spaceId/passes'>, 'billing' | 'price' | 'capacity'>

/** What people call things when nobody stops them. */
export const longNames = {
  creator: 'Wolfgangamadeustheophilusvonundzuhohenlohelangenburgöhringen',
  space: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation',
  pass: 'Rindfleischetikettierungsüberwachungsaufgabenübertragung',
  text: 'ليالي المركب على البحيرة، موسيقى حية كل أسبوع'.repeat(2).slice(0, 120),
}
export const plainNames = {
  creator: 'Maren Okafor',
  space: 'Low Tide Sessions',
  pass: 'One evening',
  text: 'Live modular synth sets from a boathouse in Kiel.',
}

/** A creator with a published Space and one pass, made through the API; `at` is its address where that must stay the same. */
export async function makeShow(
  addresses: Addresses,
  terms: PassTerms = freePass,
  names: typeof plainNames & { at?: string } = plainNames,
): Promise<Show> {
  const creator = names.at
    ? await signIn(addresses, `${names.at}@example.test`)
    : await signUp(addresses, 'creator')
  const { api } = creator
  const username = (names.at ?? uniqueName('maren')).replaceAll('-', '_')
  await api('PUT /profile', { username, displayName: names.creator, bio: names.text })
  const slug = names.at ?? uniqueName('low-tide')
  const space = await api('POST /spaces', {
    slug,
    name: names.space,
    tagline: names.text,
    description: 'I build patches on stage and take them apart again. No edits, no click tracks.',
  })
  const experience = await api('POST /spaces/:spaceId/experiences', {
    spaceId: space.id,
    name: 'Night Sessions',
    description: 'Four evenings a month, played once, talked through afterwards.',
  })
  const passSlug = 'one-evening'
  const pass = await api('POST /spaces/:spaceId/passes', {
    spaceId: space.id,
    name: names.pass,
    slug: passSlug,
    description: 'A single evening and its replay.',
    perks: ['Night Sessions, live and replays', 'Chat while it happens'],
    experienceIds: [experience.id],
    ...terms,
  })
  await api('POST /spaces/:spaceId/publish', { spaceId: space.id })
  return {
    creator,
    username,
    slug,
    spaceId: space.id,
    experienceId: experience.id,
    passId: pass.id,
    passSlug,
  }
}

/** Uploads a picture as the studio does, and makes it the Space's cover. */
export async function uploadCover({ creator, spaceId }: Show): Promise<void> {
  const picture = drawDusk()
  const contentType = 'image/png'
  const { uploadId, url } = await creator.api('POST /spaces/:spaceId/cover/url', {
    spaceId,
    contentType,
    bytes: picture.length,
  })
  const { ok } = await fetch(url, {
    method: 'PUT',
    body: new Uint8Array(picture),
    headers: { 'content-type': contentType },
  })
  if (!ok) throw new Error('The storage does not take the picture')
  await creator.api('POST /spaces/:spaceId/cover', { spaceId, uploadId })
}

/** A stream of the show, scheduled for now. */
export async function scheduleStream(show: Show, { record = true } = {}): Promise<string> {
  const stream = await show.creator.api('POST /experiences/:experienceId/streams', {
    experienceId: show.experienceId,
    title: 'Night Session 14',
    startsAt: new Date().toISOString(),
    record,
  })
  return stream.id
}

/** Says something in the stream's chat. */
export async function say({ api }: Person, streamId: string, text: string): Promise<void> {
  await api('POST /streams/:streamId/messages', { streamId, clientId: crypto.randomUUID(), text })
}

/** Takes the free pass. */
export async function takePass(person: Person, passId: string): Promise<void> {
  const { status } = await person.api('POST /purchases', { passId })
  if (status !== 'paid') throw new Error(`A free pass is ${status} at once`)
}

/** Buys with the card that always works; answers the purchase's id. */
export async function buyPass(
  addresses: Addresses & { stripe: string },
  person: Person,
  passId: string,
): Promise<string> {
  const { id, clientSecret } = await person.api('POST /purchases', { passId })
  if (!clientSecret) throw new Error('An open purchase has a client secret')
  await payByCard(addresses.stripe, { clientSecret, number: '4242424242424242' })
  const { status } = await person.api('POST /purchases/:purchaseId/sync', { purchaseId: id })
  if (status !== 'paid') throw new Error(`The purchase is ${status} after the card was charged`)
  return id
}
