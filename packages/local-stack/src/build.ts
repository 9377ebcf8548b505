import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cacheFolder } from './cache.ts'
import { withLock } from './lock.ts'
import { step, type Say } from './progress.ts'
import { repo } from './repo.ts'
import { runQuietly } from './toolchain/run-quietly.ts'

export type Build = { workspace: string; output: string; sources: string[] }

const SHARED = ['packages/{contract,live,ui,words}/{src/**,package.json}', 'pnpm-lock.yaml', '.node-version']

export const SITE: Build = {
  workspace: 'viewer-site',
  output: 'viewer-site/dist',
  sources: ['viewer-site/{src,public,integrations}/**', 'viewer-site/*.{ts,mjs,json}', ...SHARED],
}

export const STUDIO: Build = {
  workspace: 'studio',
  output: 'studio/out',
  sources: ['studio/{src,public,resources}/**', 'studio/*.{ts,mjs,json,html}', ...SHARED],
}

/** Builds a front end unless its last build was made from exactly these sources. Answers whether it built. */
export async function ensureBuilt(build: Build, say: Say): Promise<boolean> {
  const wanted = hashOf(build.sources)
  const stamp = path.join(repo, build.output, '.built-from')
  const isCurrent = async (): Promise<boolean> => (await readFile(stamp, 'utf8').catch(() => '')) === wanted
  if (await isCurrent()) return false
  const lock = cacheFolder('locks', `build-${hash([build.output, repo])}`)
  return withLock(
    lock,
    async () => {
      if (await isCurrent()) return false
      await step(say, `Building ${build.workspace}`, () =>
        runQuietly('pnpm', ['--dir', build.workspace, 'build'], { cwd: repo }),
      )
      await writeFile(stamp, wanted)
      return true
    },
    () => say(`▸ Waiting for another copy that builds ${build.workspace}`),
  )
}

function hashOf(patterns: string[]): string {
  const files = globSync(patterns, { cwd: repo, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  return hash(files.flatMap((file) => [path.relative(repo, file), readFileSync(file)]))
}

function hash(pieces: (string | Uint8Array)[]): string {
  const digest = createHash('sha256')
  for (const piece of pieces) digest.update(piece).update('\0')
  return digest.digest('hex').slice(0, 32)
}
