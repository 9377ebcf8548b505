import { watch } from 'node:fs'
import path from 'node:path'
import { ensureBuilt, SITE, STUDIO } from './build.ts'
import type { Say } from './progress.ts'
import { repo } from './repo.ts'

const FOLDERS = [
  'viewer-site/src',
  'studio/src',
  'packages/contract/src',
  'packages/ui/src',
  'packages/live/src',
]

/** Builds site and studio again whenever one of their sources changes. A build that fails is told, not fatal. */
export function watchAndBuild(say: Say, onSiteBuilt: () => Promise<void> | undefined): void {
  let isBuilding = false
  let again = false
  async function build(): Promise<void> {
    if (isBuilding) {
      again = true
      return
    }
    isBuilding = true
    do {
      again = false
      try {
        if (await ensureBuilt(SITE, say)) await onSiteBuilt()
        await ensureBuilt(STUDIO, say)
      } catch (error) {
        say(error instanceof Error ? error.message : String(error))
      }
    } while (again)
    isBuilding = false
  }
  let timer: NodeJS.Timeout | undefined
  for (const folder of FOLDERS) {
    watch(path.join(repo, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => void build(), 150) // an editor saves in several steps
    })
  }
}
