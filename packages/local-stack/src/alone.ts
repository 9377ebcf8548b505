import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launchLiveKit } from './parts/livekit.ts'
import { BUCKET, launchStorage, REGION } from './parts/storage.ts'
import { nameInOrder, origin, type Plan, type Ports } from './plan.ts'
import { reservePorts } from './ports.ts'
import type { Say } from './progress.ts'
import { loadSecrets } from './secrets.ts'
import type { Running } from './supervise.ts'
import { isFound, type Found } from './toolchain/found.ts'
import { findLiveKitServer } from './toolchain/livekit-server.ts'
import { findVersitygw } from './toolchain/versitygw.ts'

/** One running part, with the variables by which the server finds it, and the ports it expects the others on. */
export type Alone = {
  env: Record<string, string>
  ports: Ports
  /** SIGKILL, as a crash would, and a new one. */
  crash(): Promise<void>
  stop(): Promise<void>
}

/** The real LiveKit without the rest of the stack, for tests; or why there is none. */
export function startLiveKitAlone(say: Say): Promise<Alone | { missing: string }> {
  return startAlone(findLiveKitServer(say), launchLiveKit, ({ ports, secrets }) => ({
    LIVEKIT_URL: origin(ports.livekit),
    LIVEKIT_API_KEY: secrets.livekitKey,
    LIVEKIT_API_SECRET: secrets.livekitSecret,
  }))
}

/** The real S3 without the rest of the stack, for tests; or why there is none. */
export function startStorageAlone(say: Say): Promise<Alone | { missing: string }> {
  return startAlone(findVersitygw(say), launchStorage, ({ ports, secrets }) => ({
    S3_ENDPOINT: origin(ports.s3),
    S3_REGION: REGION,
    S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: secrets.s3AccessKey,
    S3_SECRET_ACCESS_KEY: secrets.s3SecretKey,
  }))
}

async function startAlone(
  finding: Promise<Found>,
  launch: (plan: Plan, binary: string) => Promise<Running>,
  env: (plan: Plan) => Record<string, string>,
): Promise<Alone | { missing: string }> {
  const found = await finding
  if (!isFound(found)) return found
  const dataDir = await mkdtemp(path.join(tmpdir(), 'stagedoor-alone-'))
  await mkdir(path.join(dataDir, 'logs'))
  const block = await reservePorts()
  const plan = {
    dataDir,
    ports: nameInOrder(block.first),
    secrets: await loadSecrets(dataDir),
    say: () => undefined,
  }
  let running = await launch(plan, found.path)
  return {
    env: env(plan),
    ports: plan.ports,
    async crash() {
      process.kill(running.pid, 'SIGKILL')
      await running.exited
      running = await launch(plan, found.path)
    },
    async stop() {
      await running.stop()
      await block.release()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
