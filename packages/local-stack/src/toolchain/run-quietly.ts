import { startChild } from '../child.ts'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Runs a command to its end. Its output is only worth reading when it fails, and then it is the error's message. */
export async function runQuietly(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-run-'))
  const logFile = path.join(folder, 'log')
  try {
    const child = await startChild({ name: path.basename(command), command, args, logFile, ...options })
    const { code, signal } = await child.exited
    if (code === 0) return await readFile(logFile, 'utf8')
    throw new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}:\n${child.logTail()}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
