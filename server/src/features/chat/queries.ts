import type { ChatMessage } from '@stagedoor/contract'
import type { Db, Tx } from '#db/db.ts'

export function selectMessages(db: Db | Tx) {
  return db
    .selectFrom('chat_message as c')
    .innerJoin('user as author', 'author.id', 'c.user_id')
    .innerJoin('stream', 'stream.id', 'c.stream_id')
    .innerJoin('space', 'space.id', 'stream.space_id')
    .leftJoin('membership', (join) =>
      join.onRef('membership.team_id', '=', 'space.team_id').onRef('membership.user_id', '=', 'c.user_id'),
    )
    .select([
      'c.id',
      'c.seq',
      'c.stream_id',
      'c.user_id',
      'c.text',
      'c.removed_at',
      'c.removed_by',
      'c.created_at',
      'author.name as author_name',
      'membership.role as author_role',
    ])
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['executeTakeFirstOrThrow']>>

export function toMessage(row: MessageRow): ChatMessage {
  const isRemoved = row.removed_at !== null
  return {
    id: row.id,
    streamId: row.stream_id,
    author: {
      id: row.user_id,
      name: row.author_name,
      role: badgeOf(row.author_role),
      hue: hueOf(row.user_id),
    },
    text: isRemoved ? null : row.text,
    removedBy: isRemoved ? (row.removed_by === row.user_id ? 'author' : 'moderator') : null,
    createdAt: row.created_at.toISOString(),
  }
}

export function badgeOf(role: MessageRow['author_role']): ChatMessage['author']['role'] {
  if (role === null) return 'viewer'
  return role === 'moderator' ? 'moderator' : 'host'
}

/** Always the same colour for the same person; the last digit of a UUID v7 is random. */
function hueOf(userId: string): number {
  return (Number.parseInt(userId.slice(-2), 16) % 8) + 1
}
