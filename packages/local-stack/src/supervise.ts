import { setTimeout as sleep } from 'node:timers/promises'
import type { Say } from './progress.ts'

/** A started and healthy program. */
export type Running = { pid: number; exited: Promise<unknown>; stop: () => Promise<void> }

export type Part = {
  name: string
  /** The process at this moment; another after a restart, undefined while it is down. */
  readonly pid: number | undefined
  stop(): Promise<void>
  /** SIGKILL, as a crash would; it stays down until start(). */
  kill(): Promise<void>
  start(): Promise<void>
  restart(): Promise<void>
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000
/** A part that ran this long was killed; one that did not is broken, and is tried ever less often. */
const RAN_WELL_MS = 3000

/** Starts a part and keeps it up: when it dies unasked it is started again, with growing pauses while it keeps dying. */
export async function supervise(name: string, launch: () => Promise<Running>, say: Say): Promise<Part> {
  let running: Running | undefined
  let launching: Promise<void> | undefined
  let wanted = false
  let pauseMs = FIRST_PAUSE_MS

  async function start(): Promise<void> {
    wanted = true
    while (launching) await launching.catch(() => {})
    if (!running) await launchOnce()
  }

  function launchOnce(): Promise<void> {
    launching = launch()
      .then(watchOver)
      .finally(() => (launching = undefined))
    return launching
  }

  function watchOver(started: Running): void {
    running = started
    const startedAt = Date.now()
    void started.exited.then(() => {
      if (running !== started) return
      running = undefined
      if (!wanted) return
      if (Date.now() - startedAt > RAN_WELL_MS) pauseMs = FIRST_PAUSE_MS
      say(`▸ ${name} ended unasked; starting it again`)
      void revive()
    })
  }

  async function revive(): Promise<void> {
    while (wanted && !running) {
      await sleep(pauseMs)
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      if (!wanted || running || launching) return
      await launchOnce().catch((error: unknown) =>
        say(`  ${error instanceof Error ? error.message : String(error)}`),
      )
    }
  }

  /** Also a start that is under way has to be over before there is nothing left. */
  async function giveUp(): Promise<Running | undefined> {
    wanted = false
    await launching?.catch(() => {})
    return running
  }

  async function stop(): Promise<void> {
    await (await giveUp())?.stop()
    running = undefined
  }

  async function kill(): Promise<void> {
    const victim = await giveUp()
    if (!victim) return
    process.kill(victim.pid, 'SIGKILL')
    await victim.exited
    running = undefined
  }

  await start()
  return {
    name,
    get pid() {
      return running?.pid
    },
    start,
    stop,
    kill,
    async restart() {
      await stop()
      await start()
    },
  }
}
