import { globSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import type { Say } from '../progress.ts'
import { step } from '../progress.ts'
import { repo } from '../repo.ts'
import { aptInstall } from './apt.ts'
import type { Found } from './found.ts'
import { findOnPath, isExecutable } from './on-path.ts'
import { runQuietly } from './run-quietly.ts'

/** A Chromium for the browser tests: CHROMIUM_PATH, the machine's, Playwright's, or one installed now. */
export async function findChromium(say: Say): Promise<Found> {
  const present = lookForChromium()
  if (present) return { path: present }
  const refused = await aptInstall('chromium', say)
  const installed = lookForChromium()
  if (installed) return { path: installed }
  const failed = await step(say, 'Installing Chromium by Playwright (once)', () =>
    runQuietly('pnpm', ['--filter', '@stagedoor/e2e', 'exec', 'playwright', 'install', 'chromium'], {
      cwd: repo,
    }),
  ).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  const fetched = lookForChromium()
  if (fetched) return { path: fetched }
  return {
    missing: `Chromium is not here. Install it (Debian: apt-get install chromium) or name one by CHROMIUM_PATH. apt: ${refused?.reason ?? 'brought none'}. Playwright: ${failed ?? 'brought none'}`,
  }
}

function lookForChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named && isExecutable(named)) return named
  const own = findOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  if (own) return own
  const home = process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright'
  const cwd = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(homedir(), home)
  const [downloaded] = globSync(
    ['chromium-*/chrome-linux*/chrome', 'chromium-*/chrome-mac*/*.app/Contents/MacOS/*'],
    { cwd },
  )
  return downloaded === undefined ? undefined : path.join(cwd, downloaded)
}
