import { parseArgs } from 'node:util'
import { startSandbox } from './index.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    host: text,
    port: text,
    'data-dir': text,
    'webhook-url': text,
    'webhook-secret': text,
    'public-url': text,
    'secret-key': text,
    'publishable-key': text,
  },
})
const { env } = process

const url = values['webhook-url'] ?? env['STRIPE_SANDBOX_WEBHOOK_URL']
const secret = values['webhook-secret'] ?? env['STRIPE_WEBHOOK_SECRET']
if (url !== undefined && secret === undefined) {
  throw new Error('A webhook URL needs its secret: --webhook-secret or STRIPE_WEBHOOK_SECRET')
}

const givenKey = values['secret-key'] ?? env['STRIPE_SECRET_KEY']
const sandbox = await startSandbox({
  host: values.host ?? env['HOST'] ?? '127.0.0.1',
  port: Number(values.port ?? env['PORT'] ?? 0),
  dataDir: values['data-dir'] ?? env['STRIPE_SANDBOX_DATA'] ?? '.stagedoor/stripe',
  webhook: url === undefined || secret === undefined ? undefined : { url, secret },
  publicUrl: values['public-url'] ?? env['STRIPE_SANDBOX_PUBLIC_URL'],
  secretKey: givenKey,
  publishableKey: values['publishable-key'] ?? env['STRIPE_PUBLISHABLE_KEY'],
})

// Whoever gave the key knows it, and the line may end in a log; one made here has to be told.
const { close, secretKey, ...ready } = sandbox
const told = givenKey === undefined ? { secretKey } : {}
console.log(JSON.stringify({ ready: true, pid: process.pid, ...ready, ...told }))

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void close().then(() => process.exit(0)))
}
