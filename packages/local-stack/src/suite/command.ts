import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startChild } from '../child.ts'
import { repo } from '../repo.ts'

/** Runs a command in the checkout, shows its output at once, and answers its exit code. */
export async function runCommand(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<number> {
  const child = await startChild({ name: command, command, args, cwd: repo, env: { ...process.env, ...env } })
  const { code } = await child.exited
  return code ?? 1
}

/** Runs a command in the checkout quietly; its whole output comes back with the exit code. */
export async function captureCommand(
  command: string,
  args: string[],
): Promise<{ code: number; output: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-check-'))
  const logFile = path.join(folder, 'log')
  try {
    const child = await startChild({ name: command, command, args, cwd: repo, logFile })
    const { code } = await child.exited
    return { code: code ?? 1, output: await readFile(logFile, 'utf8') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
