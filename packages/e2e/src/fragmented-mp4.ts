import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export type Segment = { number: number; bytes: Uint8Array<ArrayBuffer>; durationMs: number }

/** A short real recording the way the studio makes one: segment 0 is the init segment, then one second each. */
export async function makeRecording(seconds: number): Promise<Segment[]> {
  const { stdout } = await promisify(execFile)(
    process.env['FFMPEG_PATH'] ?? 'ffmpeg',
    [
      ...['-loglevel', 'error', '-f', 'lavfi', '-i', `testsrc=size=640x360:rate=30:duration=${seconds}`],
      ...['-f', 'lavfi', '-i', `sine=frequency=330:sample_rate=48000:duration=${seconds}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '30'],
      ...['-c:a', 'libopus', '-ac', '2', '-movflags', 'frag_keyframe+empty_moov+default_base_moof'],
      ...['-f', 'mp4', 'pipe:1'],
    ],
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  )
  const segments: Segment[] = []
  let pending: Buffer[] = []
  for (const box of topLevelBoxes(stdout)) {
    if (box.type === 'mfra') continue
    pending.push(box.bytes)
    if (box.type !== 'moov' && box.type !== 'mdat') continue
    const number = segments.length
    segments.push({ number, bytes: Buffer.concat(pending), durationMs: number === 0 ? 0 : 1000 })
    pending = []
  }
  return segments
}

function* topLevelBoxes(file: Buffer): Generator<{ type: string; bytes: Buffer }> {
  for (let at = 0; at < file.length;) {
    const size = file.readUInt32BE(at)
    yield { type: file.toString('latin1', at + 4, at + 8), bytes: file.subarray(at, at + size) }
    at += size
  }
}
