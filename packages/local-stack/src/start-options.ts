import path from 'node:path'
import { parseArgs } from 'node:util'
import { repo } from './repo.ts'

export type StartOptions = { fresh: boolean; port: number; dataDir: string; studio: boolean; json: boolean }

export const USAGE = `npm start -- [options]
  --fresh           forget everything and begin with a new demo
  --port P          use the ten ports from P (default 4300)
  --data-dir DIR    keep data in DIR (default .stagedoor)
  --no-studio       neither build nor open the studio
  --json            when ready, one line of JSON on standard output; everything else on standard error`

/** Reads the command line; throws an error that shows the usage. */
export function readStartOptions(args: string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== '--'),
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: '4300' },
        'data-dir': { type: 'string', default: path.join(repo, '.stagedoor') },
        studio: { type: 'boolean', default: true },
        json: { type: 'boolean', default: false },
      },
      allowNegative: true,
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 1 || port > 65_526) throw new Error(`${values.port} is not a port`)
    // npm runs us in the checkout; a relative folder is meant from where the reader stood.
    const dataDir = path.resolve(process.env.INIT_CWD ?? process.cwd(), values['data-dir'])
    return { fresh: values.fresh, port, dataDir, studio: values.studio, json: values.json }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, { cause: error })
  }
}
