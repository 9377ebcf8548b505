import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSpool, type Spool } from './spool.ts'

const streamId = '0198f1f0-0000-7000-8000-000000000001'
const segment = (number: number, part = 0) => ({ streamId, part, number, durationMs: 1000 })

let folder: string
let spool: Spool
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'studio-spool-'))
  spool = openSpool(folder)
  await spool.open(streamId)
})
afterEach(() => rm(folder, { recursive: true }))

describe('openSpool', () => {
  it('lists what was written in recording order, by number and not by name', async () => {
    for (const number of [10, 2, 0]) await spool.write(segment(number), new Uint8Array(number + 1))
    await spool.write(segment(0, 1), new Uint8Array(5))
    const listed = await openSpool(folder).list(streamId)
    expect(listed.map(({ part, number, bytes }) => [part, number, bytes])).toEqual([
      [0, 0, 1],
      [0, 2, 3],
      [0, 10, 11],
      [1, 0, 5],
    ])
  })

  it('reads back the bytes', async () => {
    await spool.write(segment(1), Uint8Array.of(1, 2, 3))
    expect([...(await spool.read(segment(1)))]).toEqual([1, 2, 3])
  })

  it('passes over a write that a crash cut short', async () => {
    await spool.write(segment(0), new Uint8Array(3))
    await writeFile(path.join(folder, streamId, '0-1-1000.seg.draft'), 'half')
    expect(await spool.list(streamId)).toHaveLength(1)
  })

  it('still knows a stream whose segments are all uploaded, until it is dropped', async () => {
    await spool.write(segment(0), new Uint8Array(3))
    await spool.remove(segment(0))
    expect(await spool.streams()).toEqual([streamId])
    await spool.drop(streamId)
    expect(await spool.streams()).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it('has nothing to list before anything was recorded', async () => {
    const empty = openSpool(path.join(folder, 'not-there-yet'))
    expect(await empty.streams()).toEqual([])
    expect(await empty.list(streamId)).toEqual([])
    expect(await empty.free()).toBeGreaterThan(0)
  })
})
