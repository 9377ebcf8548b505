import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { has } from '../machine.ts'
import type { Answered, Load } from './load.ts'

const run = promisify(execFile)

export async function runWrk(load: Load): Promise<Answered> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stagedoor-wrk-'))
  try {
    const script = path.join(folder, 'requests.lua')
    await writeFile(script, luaScript(load))
    const args = [
      ...['--threads', '1', '--connections', String(load.connections)],
      ...['--duration', `${load.seconds}s`, '--script', script, load.url],
    ]
    const pinned = has('taskset') && os.availableParallelism() > 1
    const { stdout } = pinned
      ? await run('taskset', ['--cpu-list', '1', 'wrk', ...args])
      : await run('wrk', args)
    return readReport(stdout)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Requests are formatted once and sent in turn; the last line is ours to parse. */
function luaScript(load: Load): string {
  const sets = load.headers ?? [{}]
  const tables = sets.map(
    (headers) =>
      `{ ${Object.entries(headers)
        .map(([name, value]) => `[${lua(name)}] = ${lua(value)}`)
        .join(', ')} }`,
  )
  return `
local sets = { ${tables.join(', ')} }
local requests = {}
local turn = 0
init = function(args)
  for i, headers in ipairs(sets) do
    requests[i] = wrk.format(${lua(load.method ?? 'GET')}, nil, headers, ${load.body === undefined ? 'nil' : lua(load.body)})
  end
end
request = function()
  turn = turn % #requests + 1
  return requests[turn]
end
done = function(summary)
  local e = summary.errors
  io.write(string.format("\\nstagedoor %d %d %d\\n", summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout))
end
`
}

function lua(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}

function readReport(stdout: string): Answered {
  const found = /stagedoor (\d+) (\d+) (\d+)/.exec(stdout)
  if (!found) throw new Error(`wrk did not report:\n${stdout}`)
  const [, requests, microseconds, failed] = found.map(Number)
  return { requests: requests ?? 0, seconds: (microseconds ?? 0) / 1e6, failed: failed ?? 0 }
}
