import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findChromium } from './chromium.ts'
import { isRecent } from './go.ts'
import { findGoProgram, type GoProgram } from './go-program.ts'

let folder: string
let bin: string
let server: Server
let archive: Buffer | undefined
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-tools-'))
  bin = path.join(folder, 'bin')
  await mkdir(bin)
  archive = undefined
  server = createServer((_, response) => {
    if (archive) response.end(archive)
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Nothing of this machine but a shell's own programs, and a cache of our own.
  vi.stubEnv('PATH', bin)
  vi.stubEnv('XDG_CACHE_HOME', path.join(folder, 'cache'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

function program(overrides: Partial<GoProgram> = {}): GoProgram {
  const { port } = server.address() as AddressInfo
  return {
    name: 'amplifier',
    version: '1.2.3',
    module: 'livekit',
    importPath: 'example.test/amplifier',
    release: () => `http://127.0.0.1:${port}/amplifier.tar.gz`,
    ...overrides,
  }
}

async function putOnPath(name: string, script: string): Promise<string> {
  const file = path.join(bin, name)
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
  return file
}

describe('a program written in Go', () => {
  it('is taken from PATH when it is exactly our version', async () => {
    const own = await putOnPath('amplifier', 'echo amplifier version 1.2.3')
    expect(await findGoProgram(program(), () => {})).toEqual({ path: own })
  })

  it('is built once by the Go of the machine, though two ask for it at once', async () => {
    await putOnPath('amplifier', 'echo amplifier version 1.0.0') // too old to be taken
    const log = path.join(folder, 'builds')
    await putOnPath(
      'go',
      `[ "$1" = version ] && echo go version go1.27.1 linux/amd64 && exit\necho "$@" >> ${log}\n: > "$3"`,
    )
    const [first, second] = await Promise.all([
      findGoProgram(program(), () => {}),
      findGoProgram(program(), () => {}),
    ])
    const built = path.join(folder, 'cache/stagedoor/bin/amplifier-1.2.3')
    expect([first, second]).toEqual([{ path: built }, { path: built }])
    const builds = (await readFile(log, 'utf8')).trim().split('\n')
    expect(builds).toHaveLength(1)
    expect(builds[0]).toMatch(/^build -o \S+ example\.test\/amplifier$/)
  })

  it('is downloaded where nothing can build it', async () => {
    await mkdir(path.join(folder, 'release/amplifier_1.2.3'), { recursive: true })
    await writeFile(path.join(folder, 'release/amplifier_1.2.3/amplifier'), 'the program')
    archive = execFileSync('/bin/tar', ['-czf', '-', '-C', path.join(folder, 'release'), '.'], {
      env: { PATH: '/usr/bin:/bin' },
    })
    vi.stubEnv('PATH', `${bin}:${await onlyTar()}`)
    const found = await findGoProgram(program(), () => {})
    const cached = path.join(folder, 'cache/stagedoor/bin/amplifier-1.2.3')
    expect(found).toEqual({ path: cached })
    expect(await readFile(cached, 'utf8')).toBe('the program')
  })

  it('is missing with remedies when nothing helps, and never an exception', async () => {
    await putOnPath('go', 'echo go version go1.19.8 linux/amd64')
    const found = await findGoProgram(program(), () => {})
    expect('missing' in found && found.missing).toMatch(
      /amplifier 1\.2\.3 is not here[\s\S]*put amplifier 1\.2\.3 on PATH[\s\S]*No Go of 1\.26[\s\S]*answered 404/,
    )
  })
})

it('knows which Go is recent enough', () => {
  expect(['go1.26.0', 'go1.26.8 linux/amd64', 'go1.30', 'go2.0'].map(isRecent)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['go1.19.8', 'go1.25.9', 'devel', ''].map(isRecent)).toEqual([false, false, false, false])
})

it('takes the Chromium it is told to', async () => {
  const own = await putOnPath('my-chromium', 'true')
  vi.stubEnv('CHROMIUM_PATH', own)
  expect(await findChromium(() => {})).toEqual({ path: own })
})

/** A folder that holds tar and what it calls, and nothing that could build. */
async function onlyTar(): Promise<string> {
  const tools = path.join(folder, 'tools')
  await mkdir(tools)
  for (const tool of ['tar', 'gzip', 'sh'])
    execFileSync('/bin/ln', ['-s', `/bin/${tool}`, path.join(tools, tool)])
  return tools
}
