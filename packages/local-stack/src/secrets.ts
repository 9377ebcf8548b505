import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

export type Secrets = {
  auth: string
  livekitKey: string
  livekitSecret: string
  s3AccessKey: string
  s3SecretKey: string
  stripeSecret: string
  stripePublishable: string
  stripeWebhook: string
}

/** The keys of this data folder: made at random the first time, the same ever after, so sessions outlive a restart. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json')
  const fresh: Secrets = {
    auth: randomBytes(32).toString('base64url'),
    livekitKey: `API${randomBytes(6).toString('hex')}`,
    livekitSecret: randomBytes(32).toString('base64url'),
    s3AccessKey: randomBytes(10).toString('hex'),
    s3SecretKey: randomBytes(20).toString('hex'),
    stripeSecret: `sk_test_${randomBytes(24).toString('hex')}`,
    stripePublishable: `pk_test_${randomBytes(24).toString('hex')}`,
    stripeWebhook: `whsec_${randomBytes(24).toString('hex')}`,
  }
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return JSON.parse(kept) as Secrets
  await writeFile(file, JSON.stringify(fresh, null, 2), { mode: 0o600 })
  return fresh
}
