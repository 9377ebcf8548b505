import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentPolicy, createAppServer } from './protocol.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'studio-app-'))
  await mkdir(path.join(folder, 'renderer/assets'), { recursive: true })
  await writeFile(path.join(folder, 'renderer/index.html'), '<!doctype html>')
  await writeFile(path.join(folder, 'renderer/assets/a b.js'), '1')
  await writeFile(path.join(folder, 'secret.txt'), 'secret')
  await writeFile(path.join(folder, 'renderer-other.txt'), 'secret')
})
afterAll(() => rm(folder, { recursive: true }))

function get(address: string, init?: RequestInit): Promise<Response> {
  const answer = createAppServer(path.join(folder, 'renderer'), 'https://stagedoor.example')
  return answer(new Request(address, init))
}

describe('createAppServer', () => {
  it('serves the page and its files with type and policy', async () => {
    const page = await get('app://studio/')
    expect(await page.text()).toBe('<!doctype html>')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect((await get('app://studio/assets/a%20b.js')).headers.get('content-type')).toContain('javascript')
  })

  it.each([
    ['app://studio/../secret.txt', 404],
    ['app://studio/%2e%2e/secret.txt', 404],
    ['app://studio/..%2fsecret.txt', 404],
    ['app://studio/..%2frenderer-other.txt', 404],
    ['app://studio/%00', 400],
    ['app://studio/%zz', 400],
    ['app://studio/missing.js', 404],
    ['app://elsewhere/index.html', 404],
  ])('gives nothing for %s', async (address, status) => {
    const response = await get(address)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
  })

  it('only answers GET', async () => {
    expect((await get('app://studio/', { method: 'POST' })).status).toBe(404)
  })
})

describe('contentPolicy', () => {
  it('lets the page talk to its own server and to nobody else', () => {
    expect(contentPolicy('https://stagedoor.example')).toContain(
      "connect-src 'self' https://stagedoor.example wss://stagedoor.example;",
    )
    expect(contentPolicy('http://127.0.0.1:4300')).toContain(
      "connect-src 'self' http://127.0.0.1:4300 ws://127.0.0.1:4300;",
    )
  })

  it('runs no inline script', () => {
    expect(contentPolicy('https://stagedoor.example')).not.toContain('unsafe')
  })
})
