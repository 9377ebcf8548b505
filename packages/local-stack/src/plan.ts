import path from 'node:path'
import type { Say } from './progress.ts'
import type { Secrets } from './secrets.ts'

/** Everything the parts need to know about each other before the first of them starts. */
export type Plan = {
  dataDir: string
  ports: Ports
  secrets: Secrets
  say: Say
}

export type Ports = ReturnType<typeof nameInOrder>

/** The ports of a block, in the order the addresses are documented. */
export function nameInOrder(first: number) {
  return {
    site: first,
    studio: first + 1,
    mail: first + 2,
    smtp: first + 3,
    stripe: first + 4,
    s3: first + 5,
    livekit: first + 6,
    livekitUdp: first + 7,
    postgres: first + 8,
    control: first + 9,
  }
}

export const origin = (port: number): string => `http://127.0.0.1:${port}`

export const logFile = (plan: Plan, part: string): string => path.join(plan.dataDir, 'logs', `${part}.log`)
