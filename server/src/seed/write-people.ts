import { sql, type Insertable } from 'kysely'
import type { Tx } from '#db/db.ts'
import type { DB } from '#db/types.gen.ts'
import { admin, creators, viewer } from './demo.ts'
import { seedId } from './seed-id.ts'

const firstNames =
  'Ana Ben Chloé Davide Emeka Freya Goran Hana Imre Jana Kofi Lena Marek Nadia Olu Petra Quim Rosa Sami Tove'.split(
    ' ',
  )
const surnames =
  'Duarte Vogel Martin Conti Obi Lund Babic Sato Varga Novak Mensah Brandt Zielinski Haddad Adeyemi Kral Serra Blanco Aalto Dahl'.split(
    ' ',
  )
/** People who bought passes and said something in the chats. */
export const audience = Array.from({ length: 40 }, (_, index) => {
  const name = firstNames[index % 20] ?? 'Ana'
  // The second twenty have the first names again and other surnames.
  const surname = surnames[(index + (index < 20 ? 0 : 7)) % 20] ?? 'Duarte'
  const plainName = name.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return {
    id: seedId(`audience ${index}`),
    name,
    email: `${plainName}.${surname}@example.test`.toLowerCase(),
    created_at: daysAgo(2 + index * 2),
  }
})
export const viewerId = seedId(viewer.email)

/** Everybody of the demo. Who is there already stays as they are. */
export async function writePeople(tx: Tx): Promise<void> {
  const people: Insertable<DB['user']>[] = [
    { id: seedId(admin.email), ...admin, role: 'admin', created_at: daysAgo(200) },
    { id: viewerId, name: viewer.name, email: viewer.email, created_at: daysAgo(40) },
    ...creators.map(({ email, name }, index) => ({
      id: seedId(email),
      name,
      email,
      created_at: daysAgo(120 + index * 9),
    })),
    ...audience,
  ]
  await tx
    .insertInto('user')
    .values(people.map((person) => ({ email_verified: true, ...person })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('creator_profile')
    .values(
      creators.map(({ username, name, email, bio }) => ({
        id: seedId(`profile ${username}`),
        user_id: seedId(email),
        username,
        display_name: name,
        bio,
        // Before their Spaces opened and their first show was played.
        created_at: sql<Date>`now() - make_interval(days => 120)`,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('team')
    .values(creators.map(({ username, name }) => ({ id: teamId(username), name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('membership')
    .values([
      ...creators.map(({ username, email }) => ({
        team_id: teamId(username),
        user_id: seedId(email),
        role: 'owner' as const,
      })),
      // One Space with a helping hand, so that roles can be seen.
      { team_id: teamId('maren_okafor'), user_id: seedId('ilse@example.test'), role: 'moderator' },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 86_400_000)
}

export function teamId(username: string): string {
  return seedId(`team ${username}`)
}
