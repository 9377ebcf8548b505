import { cpuMicroseconds, has } from '../machine.ts'
import { runClosedLoop } from './closed-loop.ts'
import { runWrk } from './wrk.ts'

export type Load = {
  url: string
  method?: 'GET' | 'POST'
  /** One set of headers a request, in turn: many people rather than one. */
  headers?: Record<string, string>[]
  body?: string
  connections: number
  seconds: number
}

export type Answered = { requests: number; failed: number; seconds: number }

export type ServeCost = { cpuMicroseconds: number; wallMicroseconds: number; requestsPerSecond: number }

/** Puts load on a URL and measures what it costs the process that serves it, per request. */
export async function measureServing(pid: number, load: Load): Promise<ServeCost> {
  const before = cpuMicroseconds(pid)
  const answered = await runLoad(load)
  const used = cpuMicroseconds(pid) - before
  if (answered.requests === 0) throw new Error(`${load.url} answered nothing`)
  if (answered.failed > 0) {
    throw new Error(`${load.url} refused ${answered.failed} of ${answered.requests} requests`)
  }
  return {
    cpuMicroseconds: used / answered.requests,
    wallMicroseconds: (answered.seconds * 1e6) / answered.requests,
    requestsPerSecond: answered.requests / answered.seconds,
  }
}

/** wrk when it is installed: it leaves more of the machine to what is measured. */
function runLoad(load: Load): Promise<Answered> {
  return has('wrk') ? runWrk(load) : runClosedLoop(load)
}
