import { open, rename } from 'node:fs/promises'

/** Writes a file so that a crash leaves the old one, the new one or none, never a torn one. */
export async function writeFileWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.draft`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.datasync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
}
