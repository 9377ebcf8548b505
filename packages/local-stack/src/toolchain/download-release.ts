import { chmod, copyFile, glob, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runQuietly } from './run-quietly.ts'

/** Downloads a `.tar.gz` and keeps the one program in it that has this name. */
export async function downloadRelease(url: string, program: string, target: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(300_000) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const folder = `${target}.unpacked`
  await mkdir(folder, { recursive: true })
  try {
    const archive = path.join(folder, 'release.tar.gz')
    await writeFile(archive, new Uint8Array(await response.arrayBuffer()))
    await runQuietly('tar', ['-xzf', archive, '-C', folder])
    for await (const file of glob(`**/${program}`, { cwd: folder })) {
      await copyFile(path.join(folder, file), target)
      await chmod(target, 0o755)
      return
    }
    throw new Error(`${url} holds no ${program}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
