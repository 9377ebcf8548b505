import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

let watchdog: ChildProcess | undefined

/**
 * Has a process ended should this one die without being able to end it itself, even by SIGKILL.
 * Returns the function that takes the process off the list again.
 */
export function guard(pid: number, signal: NodeJS.Signals): () => void {
  watchdog ??= startWatchdog()
  const stdin = watchdog.stdin
  stdin?.write(`+ ${pid} ${signal}\n`)
  return () => stdin?.write(`- ${pid}\n`)
}

/** The watchdog notices our death by the end of its standard input; it needs no polling and no ending. */
function startWatchdog(): ChildProcess {
  const program = fileURLToPath(new URL('./watchdog-main.ts', import.meta.url))
  const child = spawn(process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  child.unref()
  // A pipe of ours must not keep this process alive, nor throw when the watchdog itself was killed.
  const stdin = child.stdin as typeof child.stdin & { unref(): void }
  stdin.unref()
  stdin.on('error', () => {})
  return child
}
