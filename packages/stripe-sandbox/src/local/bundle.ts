import { createHash } from 'node:crypto'
import { build } from 'esbuild'

export interface Script {
  code: string
  etag: string
}

const built = new Map<string, Promise<Script>>()

/** A browser program of `src/browser` as one classic script; built when first asked for. */
export function bundle(entry: 'stripe.ts' | 'card/frame.ts'): Promise<Script> {
  const known = built.get(entry) ?? make(entry)
  built.set(entry, known)
  return known
}

async function make(entry: string): Promise<Script> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/../browser/${entry}`],
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    write: false,
  })
  const code = outputFiles[0]?.text ?? ''
  return { code, etag: `"${createHash('sha256').update(code).digest('base64url').slice(0, 16)}"` }
}
