import { createServer } from 'node:http'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createContext } from './create-context.ts'
import { runUntilStopped } from './lib/process.ts'

const config = readConfig()
const context = await createContext(config)
const front = await createApp(context)

const server = createServer(
  {
    // Whoever sends a byte a second holds a connection, not more: bodies are small here, files go to the storage.
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 5_000,
  },
  front.listener,
)
// Longer than the idle time of load balancers in front, so that they close first.
server.keepAliveTimeout = 75_000
server.on('upgrade', front.upgrade)
server.listen(config.http.port, config.http.host, () =>
  context.log.info({ port: config.http.port, host: config.http.host }, 'listening'),
)

runUntilStopped(context.log, 10_000, async () => {
  const drained = new Promise<void>((resolve) => server.close(() => resolve()))
  // Event streams and sockets end now; requests being answered get their answer.
  context.stop()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), 8_000)
  await drained
  clearTimeout(cut)
  front.close()
  await context.close()
})
