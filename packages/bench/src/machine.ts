import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'

/** Why a measurement here and now would say nothing; undefined on a quiet machine that can be measured. */
export function reasonNotToMeasure(): string | undefined {
  if (process.platform !== 'linux') return 'CPU time is read from /proc, which only Linux has'
  const [load = 0] = os.loadavg()
  if (load > 3) return `the load average is ${load.toFixed(1)}; measure when it is below 3`
  return undefined
}

export function describeMachine(): string {
  const [load = 0] = os.loadavg()
  return `${os.availableParallelism()} cores, load ${load.toFixed(1)}, Node ${process.versions.node}`
}

export function has(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** User and system time a process has used so far, all its threads and none of its children, in microseconds. */
export function cpuMicroseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold spaces; user and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / clockTicks()) * 1e6
}

/** Keeps a running process on one core until the returned value is disposed; does nothing without taskset. */
export function pin(pid: number, core: number): Disposable {
  if (!has('taskset') || os.availableParallelism() < 2) return { [Symbol.dispose]: () => {} }
  const set = (cores: string) =>
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)], { stdio: 'ignore' })
  set(String(core))
  return { [Symbol.dispose]: () => set(`0-${os.availableParallelism() - 1}`) }
}

let ticks: number | undefined
function clockTicks(): number {
  return (ticks ??= Number(execFileSync('getconf', ['CLK_TCK'])))
}
