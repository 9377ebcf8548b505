import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './signal-group.ts'
import { guard } from './watchdog.ts'

export type ChildOptions = {
  name: string
  command: string
  args: string[]
  env?: NodeJS.ProcessEnv
  cwd?: string
  /** Its output is appended here; without a file it shares our terminal. */
  logFile?: string
  user?: { uid: number; gid: number }
  /** The signal that asks it to end. Default SIGTERM. */
  stopSignal?: NodeJS.Signals
  /** Some programs drain on the first signal and leave on the second. */
  stopTwice?: boolean
  /** How long stop() waits before it kills. Default 5 s. */
  graceMs?: number
}

export type Child = {
  name: string
  pid: number
  /** Settles when it has ended, for whatever reason. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  hasExited(): boolean
  /** The last lines of its log, for error messages. */
  logTail(): string
  /** Asks, waits, then kills. Returns when nothing of it is left. */
  stop(): Promise<void>
}

/**
 * Starts a program that can never outlive us: it leads its own process group, the kernel ends it with us where it
 * can (`setpriv --pdeathsig`), and the watchdog does so everywhere else and for its children.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, logFile, stopSignal = 'SIGTERM' } = options
  const log = logFile === undefined ? 'inherit' : openSync(logFile, 'a')
  const [command, args] = dyingWithUs(options)
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', log, log],
    detached: true,
    ...options.user,
  })
  if (typeof log === 'number') closeSync(log)
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (error) => reject(new Error(`${name} could not be started: ${error.message}`)))
  })
  const pid = child.pid! // set once 'spawn' was emitted
  const release = guard(pid, stopSignal === 'SIGINT' ? 'SIGINT' : 'SIGKILL')
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      // Nothing of a program may stay behind it, whether we ended it or not.
      signalGroup(pid, 'SIGKILL')
      release()
      resolve({ code, signal })
    })
  })
  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null

  async function stop(): Promise<void> {
    if (hasExited()) return
    child.kill(stopSignal)
    if (options.stopTwice) {
      await Promise.race([exited, sleep(100)])
      if (!hasExited()) child.kill(stopSignal)
    }
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), options.graceMs ?? 5000)
    await exited
    clearTimeout(timer)
  }

  return { name, pid, exited, hasExited, logTail: () => tail(logFile), stop }
}

function dyingWithUs({ command, args, stopSignal }: ChildOptions): [string, string[]] {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/setpriv')) return [command, args]
  const signal = stopSignal === 'SIGINT' ? 'INT' : 'KILL'
  return ['/usr/bin/setpriv', ['--pdeathsig', signal, '--', command, ...args]]
}

function tail(logFile: string | undefined): string {
  if (logFile === undefined || !existsSync(logFile)) return ''
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-30).join('\n')
}
