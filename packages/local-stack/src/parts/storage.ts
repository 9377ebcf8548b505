import { CreateBucketCommand, PutBucketCorsCommand, S3Client } from '@aws-sdk/client-s3'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { logFile, origin, type Plan } from '../plan.ts'
import { answersAt, startHealthy } from '../start-healthy.ts'
import type { Running } from '../supervise.ts'

export const BUCKET = 'stagedoor'
export const REGION = 'us-east-1'

/** The real versitygw over two folders. Metadata in a sidecar: not every filesystem has extended attributes. */
export async function launchStorage(plan: Plan, binary: string): Promise<Running> {
  const files = path.join(plan.dataDir, 's3/files')
  const metadata = path.join(plan.dataDir, 's3/metadata')
  for (const folder of [files, metadata]) await mkdir(folder, { recursive: true })
  const listen = [
    '--port',
    `127.0.0.1:${plan.ports.s3}`,
    '--region',
    REGION,
    '--keep-alive',
    '--quiet',
    '--health',
    '/health',
  ]
  const child = await startHealthy(
    {
      name: 's3',
      command: binary,
      args: [...listen, 'posix', '--sidecar', metadata, files],
      env: {
        PATH: process.env.PATH,
        ROOT_ACCESS_KEY_ID: plan.secrets.s3AccessKey,
        ROOT_SECRET_ACCESS_KEY: plan.secrets.s3SecretKey,
      },
      logFile: logFile(plan, 's3'),
    },
    answersAt(`${origin(plan.ports.s3)}/health`),
  )
  await prepareBucket(plan)
  return child
}

/** One bucket. Browsers of the site and the studio may upload to the addresses the server signs for them. */
async function prepareBucket({ ports, secrets }: Plan): Promise<void> {
  const s3 = new S3Client({
    endpoint: origin(ports.s3),
    region: REGION,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    credentials: { accessKeyId: secrets.s3AccessKey, secretAccessKey: secrets.s3SecretKey },
  })
  try {
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET })).catch((error: unknown) => {
      if (!(error instanceof Error && error.name.startsWith('BucketAlready'))) throw error
    })
    const rule = {
      AllowedOrigins: [origin(ports.site), origin(ports.studio), 'app://studio'],
      AllowedMethods: ['GET', 'HEAD', 'PUT'],
      AllowedHeaders: ['*'],
      ExposeHeaders: ['ETag'],
      MaxAgeSeconds: 3600,
    }
    await s3.send(new PutBucketCorsCommand({ Bucket: BUCKET, CORSConfiguration: { CORSRules: [rule] } }))
  } finally {
    s3.destroy()
  }
}
