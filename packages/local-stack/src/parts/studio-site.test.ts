import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFreePort } from '../ports.ts'
import { serveStudio } from './studio-site.ts'

let folder: string
let url: string
let stop: () => Promise<void>
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-studio-'))
  await mkdir(path.join(folder, 'renderer/assets'), { recursive: true })
  await writeFile(path.join(folder, 'renderer/index.html'), '<title>Studio</title>')
  await writeFile(path.join(folder, 'renderer/assets/app.js'), 'export {}')
  await writeFile(path.join(folder, 'secret.txt'), 'not yours')
  const port = await findFreePort()
  url = `http://127.0.0.1:${port}`
  const config = { apiUrl: 'http://127.0.0.1:4300' }
  stop = (await serveStudio({ port, folder: path.join(folder, 'renderer'), config })).stop
})
afterAll(async () => {
  await stop()
  await rm(folder, { recursive: true, force: true })
})

it('serves the app, its files and its configuration', async () => {
  expect(await (await fetch(`${url}/config.json`)).json()).toEqual({ apiUrl: 'http://127.0.0.1:4300' })
  expect(await (await fetch(`${url}/spaces/new`)).text()).toContain('<title>Studio</title>')
  const script = await fetch(`${url}/assets/app.js`)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect((await fetch(`${url}/assets/gone.js`)).status).toBe(404)
})

it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%'])(
  'never leaves its folder: %s',
  async (raw) => {
    const status = await new Promise((resolve, reject) => {
      request(url, { path: raw }, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(404)
  },
)
