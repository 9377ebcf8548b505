import { expect, it } from 'vitest'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'
import { cleanSegments } from './clean-segments.ts'

const server = useTestServer({ media: fakeMedia() })
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3600_000)

async function makeRecording(status: 'ready' | 'failed', readyAt: Date | null) {
  const { stream } = await makeLiveScene(server.app, { status: 'ended' })
  const prefix = `recordings/${stream.id}`
  await server.app.db
    .insertInto('recording')
    .values({
      id: stream.id,
      stream_id: stream.id,
      status,
      storage_prefix: prefix,
      master_key: `${prefix}/master.mp4`,
      published_at: readyAt,
    })
    .execute()
  for (const number of [0, 1, 2])
    await server.app.db
      .insertInto('recording_segment')
      .values({ recording_id: stream.id, part: 0, number, duration_ms: 1000, bytes: 10 })
      .execute()
  for (const file of ['000/000000.mp4', '000/000001.mp4', '000/000002.mp4', 'master.mp4'])
    server.storage.objects.set(`${prefix}/${file}`, { body: Buffer.from('x'), contentType: 'video/mp4' })
  return { id: stream.id, prefix }
}

async function left({ id, prefix }: { id: string; prefix: string }) {
  const rows = await server.app.db
    .selectFrom('recording_segment')
    .where('recording_id', '=', id)
    .select('number')
    .execute()
  const files = (await server.storage.list(prefix)).map(({ key }) => key.slice(prefix.length + 1))
  return { rows: rows.length, files }
}

it('deletes the segments of a replay that is a day old, and never the replay', async () => {
  const old = await makeRecording('ready', hoursAgo(25))
  await cleanSegments(server.app)
  expect(await left(old)).toEqual({ rows: 0, files: ['master.mp4'] })
})

it('keeps those of a fresh replay, and of one that could not be made', async () => {
  const fresh = await makeRecording('ready', hoursAgo(23))
  const failed = await makeRecording('failed', null)
  await cleanSegments(server.app)
  for (const recording of [fresh, failed]) expect((await left(recording)).files).toHaveLength(4)
  for (const recording of [fresh, failed]) expect((await left(recording)).rows).toBe(3)
})

it('goes on where a run was cut off', async () => {
  const old = await makeRecording('ready', hoursAgo(25))
  const { storage } = server
  const deleteOne = storage.delete
  storage.delete = (key) => (key.endsWith('2.mp4') ? Promise.reject(new Error('cut off')) : deleteOne(key))
  await expect(cleanSegments(server.app)).rejects.toThrow('cut off')
  expect((await left(old)).rows).toBe(3)
  storage.delete = deleteOne
  await cleanSegments(server.app)
  expect(await left(old)).toEqual({ rows: 0, files: ['master.mp4'] })
})
