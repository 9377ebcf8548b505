import type { AppContext } from '#context.ts'
import { html } from '../html.ts'
import { milliseconds } from '../words.ts'
import { measured, timed, type Part } from './part.ts'

const slowMs = 1_000
const probe = Buffer.from('Stagedoor looks whether it can write here. This may be deleted.\n')

export async function checkStorage(app: AppContext): Promise<Part> {
  const name = 'Storage'
  const limit = `under ${slowMs / 1_000} s`
  const { storage } = app
  if (!storage)
    return {
      name,
      limit,
      state: 'soon',
      value: 'Not set up',
      remedy: {
        what: 'Streams are not recorded, and covers cannot be uploaded.',
        steps: [
          html`Set <code>S3_ENDPOINT</code>, <code>S3_BUCKET</code>, <code>S3_ACCESS_KEY_ID</code> and
            <code>S3_SECRET_ACCESS_KEY</code>, then restart server and worker.`,
        ],
      },
    }
  const remedy = (reason: string) => ({
    what: 'The storage does not take or give files.',
    why: `Recordings wait in the studio and are sent later. It said: ${reason}`,
    steps: [
      html`Check <code>S3_ENDPOINT</code> and <code>S3_BUCKET</code>, and that the key may read, write and
        delete.`,
    ],
  })
  return measured({ name, limit, remedy }, async () => {
    const key = 'system-check/probe.txt'
    const ms = await timed(async () => {
      await storage.put(key, probe, { contentType: 'text/plain', bytes: probe.length })
      if ((await storage.head(key))?.bytes !== probe.length) throw new Error('what was written is not there')
      await storage.delete(key)
    })
    const value = `Written, read and deleted in ${milliseconds(ms)}`
    return { state: ms < slowMs ? 'good' : 'soon', value, remedy: ms < slowMs ? undefined : remedy('slow') }
  })
}
