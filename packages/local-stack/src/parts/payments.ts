import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { logFile, origin, type Plan } from '../plan.ts'
import { startHealthy } from '../start-healthy.ts'
import type { Running } from '../supervise.ts'

export type SandboxKeys = { url: string; secretKey: string; publishableKey: string }

/** The Stripe sandbox, which remembers its customers and payments in the data folder. */
export async function launchPayments(plan: Plan): Promise<Running> {
  await rm(keysFile(plan), { force: true })
  const options = {
    port: plan.ports.stripe,
    dataFile: path.join(plan.dataDir, 'stripe-sandbox.json'),
    webhook: { url: `${origin(plan.ports.site)}/webhooks/stripe`, secret: plan.secrets.stripeWebhook },
    keysFile: keysFile(plan),
  }
  return startHealthy(
    {
      name: 'stripe',
      command: process.execPath,
      args: [fileURLToPath(new URL('./payments-main.ts', import.meta.url)), JSON.stringify(options)],
      logFile: logFile(plan, 'stripe'),
    },
    () => Promise.resolve(existsSync(keysFile(plan))),
  )
}

export async function readSandboxKeys(plan: Plan): Promise<SandboxKeys> {
  return JSON.parse(await readFile(keysFile(plan), 'utf8')) as SandboxKeys
}

const keysFile = (plan: Plan): string => path.join(plan.dataDir, 'stripe-sandbox-keys.json')
