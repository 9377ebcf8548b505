import { execFileSync } from 'node:child_process'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IntegrationError } from '#http/errors.ts'
import { createFfmpeg } from '#integrations/ffmpeg.ts'
import { makeMaster } from './make-master.ts'

const ffmpeg = createFfmpeg('ffmpeg', new AbortController().signal)
const hasFfmpeg = isInstalled()
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-master-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A fragmented MP4 as the studio's recorder writes it: avc1 and Opus. */
async function makePart(name: string, { seconds = 2, size = '320x180', sound = true } = {}): Promise<string> {
  const file = path.join(folder, name)
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=30:duration=${seconds}`]
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`]
  const encode = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '30',
    '-c:a',
    'libopus',
  ]
  const fragments = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof']
  await ffmpeg.run([...picture, ...(sound ? tone : []), ...encode, ...fragments, file])
  return file
}

describe.skipIf(!hasFfmpeg)('the master of a recording', { timeout: 60_000 }, () => {
  it('is one part’s own picture with AAC sound, its index first', async () => {
    const part = await makePart('one.mp4')
    const master = await makeMaster(ffmpeg, [part], folder)
    const probe = await ffmpeg.probe(master)
    expect(probe.durationSeconds).toBeCloseTo(2, 0)
    expect(probe.pictureFormat).toBe((await ffmpeg.probe(part)).pictureFormat)
    expect(await boxes(master)).toEqual(['ftyp', 'moov', 'free', 'mdat'])
  })

  it('joins parts of one kind without encoding the picture again', async () => {
    const parts = [await makePart('a.mp4', { seconds: 2 }), await makePart('b.mp4', { seconds: 3 })]
    const master = await makeMaster(ffmpeg, parts, folder)
    const probe = await ffmpeg.probe(master)
    expect(probe.durationSeconds).toBeCloseTo(5, 0)
    expect(probe.pictureFormat).toBe((await ffmpeg.probe(parts[0] ?? '')).pictureFormat)
    expect(decodingErrors(master)).toBe('')
  })

  it('fits parts of different size and sound into one that plays through', async () => {
    const parts = [
      await makePart('wide.mp4', { size: '320x180' }),
      await makePart('tall.mp4', { size: '180x320', sound: false }),
    ]
    const master = await makeMaster(ffmpeg, parts, folder)
    const probe = await ffmpeg.probe(master)
    expect(probe).toMatchObject({ width: 320, height: 180, hasSound: true })
    expect(probe.durationSeconds).toBeCloseTo(4, 0)
    expect(decodingErrors(master)).toBe('')
  })

  it('is refused, with the reason, when a part is no video', async () => {
    const text = path.join(import.meta.dirname, 'make-master.ts')
    const failing = makeMaster(ffmpeg, [text], folder)
    await expect(failing).rejects.toThrow(IntegrationError)
    await expect(failing).rejects.toThrow(/Invalid data/)
  })
})

it('says which program is missing', async () => {
  const missing = createFfmpeg('/nowhere/ffmpeg', new AbortController().signal)
  await expect(missing.run(['x.mp4'])).rejects.toThrow('/nowhere/ffmpeg is not installed')
})

/** What the decoder complains about over the whole file; a copy that fits badly shows only here. */
function decodingErrors(file: string): string {
  return execFileSync('sh', ['-c', 'ffmpeg -nostdin -v error -i "$0" -f null - 2>&1', file]).toString()
}

async function boxes(file: string): Promise<string[]> {
  await using handle = await open(file)
  const { size } = await stat(file)
  const names: string[] = []
  for (let at = 0; at < size;) {
    const header = Buffer.alloc(8)
    await handle.read(header, 0, 8, at)
    names.push(header.toString('latin1', 4, 8))
    at += header.readUInt32BE(0)
  }
  return names
}

function isInstalled(): boolean {
  try {
    execFileSync('ffmpeg', ['-version'])
    return true
  } catch {
    return false
  }
}
