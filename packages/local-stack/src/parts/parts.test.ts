import { GetBucketCorsCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { mkdir, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nameInOrder, origin, type Plan } from '../plan.ts'
import { reservePorts } from '../ports.ts'
import { loadSecrets } from '../secrets.ts'
import { isAlive } from '../signal-group.ts'
import { isFound, type Found } from '../toolchain/found.ts'
import { findLiveKitServer } from '../toolchain/livekit-server.ts'
import { findVersitygw } from '../toolchain/versitygw.ts'
import { launchLiveKit } from './livekit.ts'
import { BUCKET, launchStorage } from './storage.ts'

let plan: Plan
let release: () => Promise<void>
let livekitServer: Found
let versitygw: Found
beforeAll(async () => {
  livekitServer = await findLiveKitServer(console.error)
  versitygw = await findVersitygw(console.error)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'stagedoor-parts-'))
  await mkdir(path.join(dataDir, 'logs'))
  const block = await reservePorts()
  release = block.release
  plan = { dataDir, ports: nameInOrder(block.first), secrets: await loadSecrets(dataDir), say: () => {} }
}, 600_000) // a machine that has neither builds them first
afterAll(async () => {
  await release()
  await rm(plan.dataDir, { recursive: true, force: true })
})

describe('livekit', () => {
  it('runs on loopback only, with its own keys, and ends with participants waiting', async (test) => {
    if (!isFound(livekitServer)) return test.skip(livekitServer.missing)
    const livekit = await launchLiveKit(plan, livekitServer.path)
    try {
      expect(await (await fetch(origin(plan.ports.livekit))).text()).toBe('OK')
      if (process.platform === 'linux') expect(await listenersOf(livekit.pid)).toEqual(['127.0.0.1'])
    } finally {
      await livekit.stop()
    }
    expect(isAlive(livekit.pid)).toBe(false)
  })
})

describe('storage', () => {
  it('keeps objects through a restart and lets only our origins upload', async (test) => {
    if (!isFound(versitygw)) return test.skip(versitygw.missing)
    const first = await launchStorage(plan, versitygw.path)
    const { s3AccessKey: accessKeyId, s3SecretKey: secretAccessKey } = plan.secrets
    const s3 = new S3Client({
      endpoint: origin(plan.ports.s3),
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
    })
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a/b.txt', Body: 'kept' }))
    await first.stop()
    const second = await launchStorage(plan, versitygw.path)
    try {
      const object = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a/b.txt' }))
      expect(await object.Body?.transformToString()).toBe('kept')
      const cors = await s3.send(new GetBucketCorsCommand({ Bucket: BUCKET }))
      expect(cors.CORSRules?.[0]?.AllowedOrigins).toEqual([
        origin(plan.ports.site),
        origin(plan.ports.studio),
        'app://studio',
      ])
      expect((await fetch(`${origin(plan.ports.s3)}/${BUCKET}/a/b.txt`)).status).toBe(403)
    } finally {
      s3.destroy()
      await second.stop()
    }
  })
})

/** Local addresses on which a process listens for TCP, from /proc. */
async function listenersOf(pid: number): Promise<string[]> {
  const sockets = new Set<string>()
  for (const fd of await readdir(`/proc/${pid}/fd`)) {
    const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')
    if (target.startsWith('socket:[')) sockets.add(target.slice(8, -1))
  }
  const addresses: string[] = []
  for (const table of ['tcp', 'tcp6']) {
    const rows = (await readFile(`/proc/net/${table}`, 'utf8')).trim().split('\n').slice(1)
    for (const row of rows) {
      const [, local = '', , state, , , , , , inode = ''] = row.trim().split(/\s+/)
      if (state === '0A' && sockets.has(inode)) addresses.push(readAddress(local))
    }
  }
  return [...new Set(addresses)]
}

/** `0100007F:10CC` → `127.0.0.1`; addresses of IPv6 stay in hex. */
function readAddress(local: string): string {
  const hex = local.split(':')[0] ?? ''
  if (hex.length !== 8) return hex
  return (hex.match(/../g) ?? [])
    .map((byte) => Number.parseInt(byte, 16))
    .reverse()
    .join('.')
}
