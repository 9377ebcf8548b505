import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '#app.ts'
import { parseConfig } from '#config.ts'
import type { AppContext } from '#context.ts'
import { createContext } from '#create-context.ts'

/**
 * The real server as a process that ends itself by SIGKILL at the point named in KILL_AT: nothing is rolled back,
 * flushed or answered, as when the machine is gone. Says its port on stdout; see `crash.test.ts`.
 */
const context = await createContext(parseConfig(process.env))
const { listener } = await createApp(mortal(context, process.env['KILL_AT'] ?? ''))
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  // A TCP server has an address of this shape.
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})

function mortal(app: AppContext, point: string): AppContext {
  const { payments } = app
  return {
    ...app,
    payments: payments && {
      ...payments,
      async openCheckout(request) {
        if (point === 'before checkout at Stripe') die()
        const facts = await payments.openCheckout(request)
        if (point === 'after checkout at Stripe') die()
        return facts
      },
      async refund(request) {
        const id = await payments.refund(request)
        if (point === 'after refund at Stripe') die()
        return id
      },
    },
    async enqueue(db, name, payload, options) {
      await app.enqueue(db, name, payload, options)
      // Inside of the transaction that also does what the job is about.
      if (point === `before the commit with ${name}`) die()
    },
  }
}

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('unreachable')
}
