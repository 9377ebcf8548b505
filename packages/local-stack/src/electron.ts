import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { startChild, type Child } from './child.ts'
import { repo } from './repo.ts'

/** Opens the studio's window, or answers why the browser has to do: no Electron binary, or no display. */
export async function openStudio(
  addresses: { site: string },
  logFile: string,
): Promise<Child | { reason: string }> {
  const folder = path.join(repo, 'studio/node_modules/electron')
  const name = path.join(folder, 'path.txt')
  const binary = existsSync(name) ? path.join(folder, 'dist', readFileSync(name, 'utf8').trim()) : undefined
  if (!binary || !existsSync(binary)) {
    return { reason: 'Electron is not installed here (pnpm --dir studio exec install-electron brings it)' }
  }
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  if (!hasDisplay) return { reason: 'this machine has no display' }
  return startChild({
    name: 'studio',
    command: binary,
    args: [path.join(repo, 'studio')],
    env: { ...process.env, STAGEDOOR_API_URL: addresses.site },
    logFile,
  })
}
