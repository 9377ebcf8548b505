import { step, type Say } from '../progress.ts'
import { findOnPath } from './on-path.ts'
import { runQuietly } from './run-quietly.ts'

/** Installs Debian packages where we may (root, with apt-get). Answers why not otherwise. */
export async function aptInstall(packageName: string, say: Say): Promise<{ reason: string } | undefined> {
  if (process.getuid?.() !== 0) return { reason: 'installing it needs root' }
  if (!findOnPath('apt-get')) return { reason: 'this system has no apt-get' }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Another copy of us may be installing at this moment: wait for its lock.
  const lock = ['-o', 'DPkg::Lock::Timeout=300']
  try {
    await step(say, `Installing ${packageName} by apt (once)`, async () => {
      await runQuietly('apt-get', [...lock, 'update', '-q'], { env })
      await runQuietly('apt-get', [...lock, 'install', '-y', '-q', '--no-install-recommends', packageName], {
        env,
      })
    })
    return undefined
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}
