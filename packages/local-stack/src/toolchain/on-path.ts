import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** The first executable of one of these names in the folders of PATH. */
export function findOnPath(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)))
    .find((file) => isExecutable(file))
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
