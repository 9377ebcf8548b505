import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { startChild } from './child.ts'
import { isAlive } from './signal-group.ts'
import { waitUntil } from './wait-until.ts'

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Runs test/parent.ts until it has told the numbers of its child and grandchild. */
async function startFamily(): Promise<{ parent: ChildProcess; pids: number[] }> {
  const parent = spawn(process.execPath, [file('../test/parent.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pids: number[] = []
  for await (const line of createInterface({ input: parent.stdout })) {
    pids.push(Number(line.split(' ')[1]))
    if (pids.length === 2) break
  }
  return { parent, pids }
}

const allGone = (pids: number[]) => (): boolean => !pids.some(isAlive)

describe('a child', () => {
  it('does not outlive a parent that is killed outright, nor do its own children', async () => {
    const { parent, pids } = await startFamily()
    expect(pids.every(isAlive)).toBe(true)
    parent.kill('SIGKILL')
    await waitUntil('the end of the whole family', allGone(pids), { timeoutMs: 5000 })
  })

  it('takes its own children with it when it is stopped', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-child-'))
    const logFile = path.join(folder, 'log')
    try {
      const args = ['-c', 'sleep 300 & echo $!; wait']
      const child = await startChild({ name: 'family', command: 'sh', args, logFile })
      const grandchild = Number(await waitUntil('its number', () => child.logTail() || undefined))
      await child.stop()
      expect(child.hasExited()).toBe(true)
      await waitUntil('the end of both', allGone([child.pid, grandchild]), { timeoutMs: 1000 })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('is killed when it does not end in time', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-child-'))
    try {
      const args = ['-c', 'trap "" TERM; echo deaf; sleep 300']
      const logFile = path.join(folder, 'log')
      const child = await startChild({ name: 'stubborn', command: 'sh', args, logFile, graceMs: 200 })
      await waitUntil('its deafness', () => child.logTail() === 'deaf')
      await child.stop()
      expect((await child.exited).signal).toBe('SIGKILL')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('says what could not be started', async () => {
    const started = startChild({ name: 'ghost', command: '/nowhere/ghost', args: [], cwd: '/nowhere' })
    await expect(started).rejects.toThrow(/^ghost could not be started/)
  })
})

describe('the watchdog', () => {
  it('ends what is still on its list when its input closes, and nothing else', async () => {
    const sleeper = (): ChildProcess => spawn('sleep', ['300'], { detached: true, stdio: 'ignore' })
    const [listed, stubborn, released] = [
      sleeper(),
      spawn('sh', ['-c', 'trap "" INT; sleep 300'], { detached: true, stdio: 'ignore' }),
      sleeper(),
    ]
    const watchdog = spawn(process.execPath, [file('./watchdog-main.ts')], {
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    watchdog.stdin.write(`+ ${listed.pid} SIGTERM\n+ ${stubborn.pid} SIGINT\n+ ${released.pid} SIGTERM\n`)
    watchdog.stdin.end(`- ${released.pid}\n`)
    const [[, listedSignal], [, stubbornSignal]] = (await Promise.all([
      once(listed, 'exit'),
      once(stubborn, 'exit'),
    ])) as [[null, string], [null, string]]
    expect([listedSignal, stubbornSignal]).toEqual(['SIGTERM', 'SIGKILL'])
    expect(released.exitCode).toBeNull()
    released.kill()
  })
})
