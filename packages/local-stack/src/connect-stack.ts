import type { Verb } from './control.ts'
import type { Addresses, PartName, Stack } from './stack.ts'

/** A stack that another process runs: where it is, and a hand on its parts. */
export type ConnectedStack = {
  addresses: Addresses
  serverEnv: Record<string, string>
  missing: string[]
  dataDir: string
  pid(part: PartName): Promise<number>
  /** `kill` is SIGKILL and stays down until `start`. Returns when it is done, and healthy again after start and restart. */
  control(part: PartName, verb: Verb): Promise<void>
}

type Handed = Pick<Stack, 'addresses' | 'serverEnv' | 'missing' | 'dataDir' | 'control'>

const VARIABLE = 'STAGEDOOR_STACK'

/** What a child process needs in its environment to find this stack. */
export function handOverStack({
  addresses,
  serverEnv,
  missing,
  dataDir,
  control,
}: Handed): Record<string, string> {
  const handed: Handed = { addresses, serverEnv, missing, dataDir, control }
  return { [VARIABLE]: JSON.stringify(handed) }
}

/** The stack `npm test` started for this process, or undefined when nobody did. */
export function connectStack(): ConnectedStack | undefined {
  const text = process.env[VARIABLE]
  if (text === undefined) return undefined
  const { control, ...handed } = JSON.parse(text) as Handed
  const ask = async (path: string, method: 'GET' | 'POST'): Promise<unknown> => {
    const response = await fetch(`${control.url}/${path}`, {
      method,
      headers: { authorization: `Bearer ${control.token}` },
    })
    const body: unknown = await response.json()
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(body)}`)
    return body
  }
  return {
    ...handed,
    async pid(part) {
      const pid = ((await ask('', 'GET')) as Record<string, number | null>)[part]
      if (pid == null) throw new Error(`${part} does not run`)
      return pid
    },
    async control(part, verb) {
      await ask(`${part}/${verb}`, 'POST')
    },
  }
}
