import path from 'node:path'
import { logFile, origin, type Plan } from '../plan.ts'
import { repo } from '../repo.ts'
import { answersAt, startHealthy } from '../start-healthy.ts'
import type { Running } from '../supervise.ts'

/** The Stripe sandbox, in a process of its own; it remembers its customers and payments in the data folder. */
export async function launchPayments(plan: Plan): Promise<Running> {
  const { ports, secrets } = plan
  return startHealthy(
    {
      name: 'stripe',
      command: process.execPath,
      args: [path.join(repo, 'packages/stripe-sandbox/src/main.ts')],
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(ports.stripe),
        STRIPE_SANDBOX_DATA: path.join(plan.dataDir, 'stripe'),
        STRIPE_SANDBOX_WEBHOOK_URL: `${origin(ports.site)}/webhooks/stripe`,
        STRIPE_WEBHOOK_SECRET: secrets.stripeWebhook,
        STRIPE_SECRET_KEY: secrets.stripeSecret,
        STRIPE_PUBLISHABLE_KEY: secrets.stripePublishable,
      },
      logFile: logFile(plan, 'stripe'),
    },
    // It has no page for this: whatever it answers, it is there.
    answersAt(origin(ports.stripe), { evenIfRefusing: true }),
  )
}
