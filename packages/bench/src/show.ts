import { signUp, uniqueName, type Person } from '@stagedoor/e2e/people'
import type { Stack } from '@stagedoor/local-stack'

export type Show = { creator: Person; slug: string; spaceId: string; experienceId: string; passId: string }

/** A creator with a published Space and a free pass, made through the API. */
export async function makeShow({ addresses }: Stack): Promise<Show> {
  const creator = await signUp(addresses, 'creator')
  const { api } = creator
  await api('PUT /profile', { username: uniqueName('maren').replace('-', '_'), displayName: 'Maren Okafor' })
  const slug = uniqueName('low-tide')
  const space = await api('POST /spaces', {
    slug,
    name: 'Low Tide Sessions',
    tagline: 'Live modular synth sets from a boathouse in Kiel.',
    description: 'I build patches on stage and take them apart again. No edits, no click tracks.',
  })
  const experience = await api('POST /spaces/:spaceId/experiences', {
    spaceId: space.id,
    name: 'Night Sessions',
    description: 'Four evenings a month, played once, talked through afterwards.',
  })
  const pass = await api('POST /spaces/:spaceId/passes', {
    spaceId: space.id,
    name: 'Open evening',
    slug: 'open-evening',
    billing: 'free',
    perks: ['Night Sessions, live and replays', 'Chat while it happens'],
    experienceIds: [experience.id],
  })
  await api('POST /spaces/:spaceId/publish', { spaceId: space.id })
  return { creator, slug, spaceId: space.id, experienceId: experience.id, passId: pass.id }
}

/** A stream of the show, scheduled for now. */
export async function scheduleStream(show: Show, { record }: { record: boolean }): Promise<string> {
  const stream = await show.creator.api('POST /experiences/:experienceId/streams', {
    experienceId: show.experienceId,
    title: 'Night Session 14',
    startsAt: new Date().toISOString(),
    record,
  })
  return stream.id
}
