import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { chown, mkdir } from 'node:fs/promises'
import path from 'node:path'

/** Where root keeps what Postgres needs when the checkout itself lies below a closed folder such as /root. */
export const ROOT_STATE = '/var/lib/stagedoor/postgres'

/** Postgres refuses to run as root. As root it runs as `nobody`; as anybody else it runs as that user. */
export function forNobody(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const entry = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
  if (!entry)
    throw new Error(
      'Postgres does not run as root, and this system has no user “nobody”. Start as a normal user.',
    )
  return { uid: Number(entry[1]), gid: Number(entry[2]) }
}

/** Makes a folder of Postgres' own: at `wanted`, or below ROOT_STATE when its user could not get to `wanted`. */
export async function makePostgresFolder(wanted: string): Promise<string> {
  const folder = postgresFolder(wanted)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const user = forNobody()
  if (user) await chown(folder, user.uid, user.gid)
  return folder
}

/** Where the folder of `makePostgresFolder(wanted)` is. */
export function postgresFolder(wanted: string): string {
  const folder = path.resolve(wanted)
  if (!forNobody() || isReachableByOthers(path.dirname(folder))) return folder
  return path.join(ROOT_STATE, createHash('sha256').update(folder).digest('hex').slice(0, 12))
}

/** Whether any user may walk down to this path: every existing folder above it is open for search. */
export function isReachableByOthers(target: string): boolean {
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false })
    if (stat && (stat.mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}
