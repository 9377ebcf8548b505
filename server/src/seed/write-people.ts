import type { Insertable } from 'kysely'
import type { Tx } from '#db/db.ts'
import type { DB } from '#db/types.gen.ts'
import { adminEmail, creators, viewer } from './demo.ts'
import { seedId } from './seed-id.ts'

const firstNames =
  'Ana Ben Chloé Davide Emeka Freya Goran Hana Imre Jana Kofi Lena Marek Nadia Olu Petra Quim Rosa Sami Tove'
/** People who bought passes and said something in the chats. */
export const audience = Array.from({ length: 40 }, (_, index) => {
  const name = firstNames.split(' ')[index % 20] ?? 'Ana'
  return { id: seedId(`audience ${index}`), name, email: `audience-${index + 1}@example.test` }
})
export const viewerId = seedId(viewer.email)

/** Everybody of the demo. Who is there already stays as they are. */
export async function writePeople(tx: Tx): Promise<void> {
  const people: Insertable<DB['user']>[] = [
    { id: seedId(adminEmail), name: 'The house', email: adminEmail, role: 'admin' },
    { id: viewerId, name: viewer.name, email: viewer.email },
    ...creators.map(({ email, name }) => ({ id: seedId(email), name, email })),
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

export function teamId(username: string): string {
  return seedId(`team ${username}`)
}
