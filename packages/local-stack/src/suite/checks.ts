import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { repo } from '../repo.ts'
import { captureCommand } from './command.ts'
import type { Findings } from './tally.ts'

/** Types of every workspace, lint, format, unused code, versions. Each is one check; output is shown only when it fails. */
export async function runChecks(): Promise<Findings> {
  const workspaces = globSync(['packages/*', 'server', 'studio', 'viewer-site'], { cwd: repo })
    .filter((folder) => checksTypes(folder))
    .sort()
  const checks: Check[] = [
    ...workspaces.map((folder) => ({
      name: `types of ${folder}`,
      command: 'pnpm',
      args: ['--dir', folder, 'check:types'],
    })),
    { name: 'lint', command: 'pnpm', args: ['check:lint'] },
    { name: 'format', command: 'pnpm', args: ['check:format'] },
    { name: 'unused code', command: 'pnpm', args: ['check:unused'] },
    { name: 'versions', command: 'pnpm', args: ['check:versions'] },
  ]
  const results: boolean[] = []
  const notes: string[] = []
  for (const check of checks) {
    const { code, output } = await captureCommand(check.command, check.args)
    results.push(code === 0)
    console.log(`   ${code === 0 ? '✓' : '✗'} ${check.name}`)
    if (code !== 0) {
      console.log(output)
      notes.push(`failed: ${check.name}`)
    }
  }
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed, notes }
}

type Check = { name: string; command: string; args: string[] }

/** A workspace without a source file has nothing to check, and tsc calls that an error. */
function checksTypes(folder: string): boolean {
  const manifest = path.join(repo, folder, 'package.json')
  if (!existsSync(manifest) || !readFileSync(manifest, 'utf8').includes('"check:types"')) return false
  return globSync(['*.ts', 'src/**/*.{ts,tsx,astro}'], { cwd: path.join(repo, folder) }).length > 0
}
