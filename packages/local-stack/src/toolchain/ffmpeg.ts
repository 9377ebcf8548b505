import type { Say } from '../progress.ts'
import { aptInstall } from './apt.ts'
import type { Found } from './found.ts'
import { findOnPath } from './on-path.ts'

/** ffmpeg turns a finished recording into its replay. */
export async function findFfmpeg(say: Say): Promise<Found> {
  const own = findOnPath('ffmpeg')
  if (own) return { path: own }
  const refused = await aptInstall('ffmpeg', say)
  const installed = findOnPath('ffmpeg')
  if (installed) return { path: installed }
  return {
    missing: `ffmpeg is not here (${refused?.reason ?? 'apt brought none'}): streams work, but no recording becomes a replay. Put ffmpeg on PATH and start again.`,
  }
}
