import type { Ctx, Viewer } from '#context.ts'
import { AppError, notFound } from './errors.ts'
import type { Guard } from './route.ts'

export { rateLimit } from './rate-limit.ts'

/** Anybody, signed in or not. */
export const open: Guard = { label: 'open', check: () => undefined }

/** Whoever is signed in; the operation's own SQL narrows to what is theirs. */
export const requireUser: Guard = { label: 'user', check: (ctx) => void signedIn(ctx) }

export const requireAdmin: Guard = {
  label: 'admin',
  check(ctx) {
    if (!signedIn(ctx).isAdmin) throw new AppError('forbidden')
  },
}

/**
 * The session is not read before the operation: its one hot statement joins it by `ctx.sessionToken` and
 * refuses with `unauthenticated` itself. Must be the route's first guard.
 */
export const sessionInStatement: Guard = {
  label: 'session in statement',
  reads: 'claim',
  check(ctx) {
    if (!ctx.sessionToken) throw new AppError('unauthenticated')
  },
}

const ranks = { moderator: 1, producer: 2, owner: 3 } as const
export type TeamRole = keyof typeof ranks

/**
 * Members of the Space's team, of this role or a higher one. The Space is found from whichever id the input
 * has. To strangers the thing does not exist.
 */
export function requireTeam(role: TeamRole): Guard {
  return {
    label: `team ${role}`,
    async check(ctx, input) {
      const { userId } = signedIn(ctx)
      const held = await findTeamRole(ctx, userId, input)
      if (!held) throw notFound()
      if (ranks[held] < ranks[role]) throw new AppError('forbidden')
    },
  }
}

export function signedIn(ctx: Ctx): Viewer {
  if (!ctx.viewer) throw new AppError('unauthenticated')
  return ctx.viewer
}

const spaceOf = {
  messageId: 'select st.space_id from chat_message c join stream st on st.id = c.stream_id where c.id = $2',
  streamId: 'select space_id from stream where id = $2',
  passId: 'select space_id from access_pass where id = $2',
  experienceId: 'select space_id from experience where id = $2',
  spaceId: '$2::uuid',
} as const

async function findTeamRole(
  ctx: Ctx,
  userId: string,
  input: Record<string, unknown>,
): Promise<TeamRole | undefined> {
  for (const [name, space] of Object.entries(spaceOf)) {
    if (typeof input[name] !== 'string') continue
    const { rows } = await ctx.pool.query<{ role: TeamRole }>({
      name: `team-role-${name}`,
      text: `select m.role from space s join membership m on m.team_id = s.team_id
        where m.user_id = $1 and s.id = (${space})`,
      values: [userId, input[name]],
    })
    return rows[0]?.role
  }
  throw new Error('requireTeam needs a spaceId, experienceId, passId, streamId or messageId in the input')
}
