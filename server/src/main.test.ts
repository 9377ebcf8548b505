import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { workerDatabase } from '#test/database.ts'
import { testSecret } from '#test/server.ts'

const started: ChildProcess[] = []
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')))

type Process = { child: ChildProcess; output: () => string; exited: Promise<[number | null]> }

function run(program: string, env: Record<string, string>): Process {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, program)], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  return { child, output: () => output, exited: once(child, 'exit') as Promise<[number | null]> }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function environment(): Promise<Record<string, string>> {
  const port = await freePort()
  return {
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: await workerDatabase(),
    AUTH_SECRET: testSecret,
    SITE_DIST: '/nowhere',
    ALLOW_LOCAL_PAYMENTS: '1',
    ALLOW_LOCAL_MAIL: '1',
    ALLOW_LOCAL_STORAGE: '1',
    ALLOW_LOCAL_MEDIA: '1',
  }
}

it('refuses to start half configured, and names the variables', async () => {
  const { exited, output } = run('main.ts', {
    ...(await environment()),
    AUTH_SECRET: 'short',
    SMTP_URL: 'smtp://x',
  })
  expect((await exited)[0]).toBe(78)
  expect(output()).toMatch(/AUTH_SECRET is too short[^]*MAIL_FROM missing/)
})

it('serves, and on SIGTERM lets go of who only listens and ends in time', async () => {
  const env = await environment()
  const { child, exited, output } = run('main.ts', env)
  await vi.waitFor(async () => expect((await fetch(`${env['PUBLIC_URL']}/api/ready`)).ok).toBe(true), {
    timeout: 10_000,
    interval: 100,
  })
  child.kill('SIGTERM')
  const before = performance.now()
  expect((await exited)[0]).toBe(0)
  expect(performance.now() - before).toBeLessThan(5_000)
  expect(output()).toContain('"stopping"')
})

it('works on jobs, and ends on SIGTERM', async () => {
  const { child, exited, output } = run('worker-main.ts', await environment())
  await vi.waitFor(() => expect(output()).toContain('"working"'), { timeout: 10_000, interval: 100 })
  child.kill('SIGTERM')
  expect((await exited)[0]).toBe(0)
})
