import express from 'express'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

// What our figures are held against, in a process of its own: a route that does nothing, a route that does one
// named query, and express.static over a folder. Started by start-server.ts with the same Node and settings.
const [databaseUrl, folder] = process.argv.slice(2)

const app = express()
app.disable('x-powered-by')
app.disable('etag')
// The same request as ours gets, JSON body and all.
app.use(express.json())
app.post('/nothing', (_request, response) => void response.json({ ok: true }))

if (databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  const query = { name: 'one-row', text: 'select id, slug from space order by id limit 1' }
  app.post('/one-query', async (_request, response) => {
    const { rows } = await pool.query(query)
    response.json(rows[0] ?? {})
  })
}
if (folder) app.use('/files', express.static(folder))

const listener = app.listen(0, '127.0.0.1', () => {
  process.send?.((listener.address() as AddressInfo).port)
})
process.on('disconnect', () => process.exit(0))
