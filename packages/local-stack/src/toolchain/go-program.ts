import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cacheFolder, makeOnce } from '../cache.ts'
import { withLock } from '../lock.ts'
import { step, type Say } from '../progress.ts'
import { downloadRelease } from './download-release.ts'
import { type Found, isFound } from './found.ts'
import { findGo } from './go.ts'
import { findOnPath } from './on-path.ts'
import { runQuietly } from './run-quietly.ts'

export type GoProgram = {
  name: string
  version: string
  /** Folder below packages/local-stack/go with the pinned module. */
  module: string
  importPath: string
  /** The release archive for a platform, as the project names it. */
  release: (platform: NodeJS.Platform, arch: string) => string
}

/**
 * Finds a program of exactly our version on PATH or in the cache, else builds it from the module pinned by go.sum,
 * else downloads the project's release. Never throws: the rest of the stack runs without it.
 */
export async function findGoProgram(program: GoProgram, say: Say): Promise<Found> {
  const { name, version } = program
  const own = findOnPath(name)
  // A program built from the module calls its version “git”, so only a clear match counts.
  if (own && (await runQuietly(own, ['--version']).catch(() => '')).includes(version)) return { path: own }
  const cached = cacheFolder('bin', `${name}-${version}`)
  if (existsSync(cached)) return { path: cached }
  return withLock(
    cacheFolder('locks', `${name}-${version}`),
    () => obtain(program, cached, say),
    () => say(`▸ Waiting for another copy that builds ${name}`),
  )
}

async function obtain(program: GoProgram, cached: string, say: Say): Promise<Found> {
  if (existsSync(cached)) return { path: cached }
  const tried: string[] = []
  const attempt = async (
    label: string,
    make: (scratch: string) => Promise<void>,
  ): Promise<Found | undefined> => {
    try {
      return { path: await step(say, label, () => makeOnce(cached, make)) }
    } catch (error) {
      tried.push(`${label}: ${error instanceof Error ? error.message : String(error)}`)
      say('  that did not work')
      return undefined
    }
  }
  const { name, version } = program
  const go = await findGo(say)
  if (go) {
    const built = await attempt(`Building ${name} ${version} (a minute or two, once)`, (scratch) =>
      build(go, program, scratch),
    )
    if (built && isFound(built)) return built
  } else {
    tried.push('No Go of 1.26 or later, and no pip that could bring one')
  }
  const url = program.release(process.platform, process.arch)
  const downloaded = await attempt(`Downloading ${name} ${version}`, (scratch) =>
    downloadRelease(url, name, scratch),
  )
  if (downloaded) return downloaded
  return { missing: missingText(program, tried) }
}

async function build(go: string, program: GoProgram, output: string): Promise<void> {
  const cwd = fileURLToPath(new URL(`../../go/${program.module}/`, import.meta.url))
  const env = {
    ...process.env,
    CGO_ENABLED: '0',
    GOTOOLCHAIN: 'local',
    GOFLAGS: '-buildvcs=false -mod=readonly',
  }
  await runQuietly(go, ['build', '-o', output, program.importPath], { cwd, env })
}

function missingText({ name, version }: GoProgram, tried: string[]): string {
  return [
    `${name} ${version} is not here and could not be had.`,
    'One of these helps:',
    `  - put ${name} ${version} on PATH`,
    '  - install Go 1.26 or later, or pip, and start again: it is then built from packages/local-stack/go',
    '  - let this machine reach github.com for the release',
    'What was tried:',
    ...tried.map((line) => `  - ${line.replaceAll('\n', '\n    ')}`),
  ].join('\n')
}
