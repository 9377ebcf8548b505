import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Ffmpeg, Probe } from '#integrations/ffmpeg.ts'

/**
 * One fast-start MP4 from the parts: the picture is copied, the sound becomes AAC (Safari plays no Opus in MP4).
 * Only parts whose pictures differ (another size or another encoder) are encoded anew, because one MP4 track
 * cannot hold both.
 */
export async function makeMaster(ffmpeg: Ffmpeg, parts: string[], folder: string): Promise<string> {
  const master = path.join(folder, 'master.mp4')
  const probes = await Promise.all(parts.map((part) => ffmpeg.probe(part)))
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) {
    await ffmpeg.run([...read(only), ...tracks, ...copied, ...sound, ...fastStart, master])
    return master
  }
  const pieces: string[] = []
  for (const [index, part] of parts.entries()) {
    const piece = path.join(folder, `piece-${index}.mp4`)
    await ffmpeg.run(toPiece(part, piece, probes, index))
    pieces.push(piece)
  }
  const list = path.join(folder, 'pieces.txt')
  await writeFile(list, pieces.map((piece) => `file '${piece}'\n`).join(''))
  await ffmpeg.run(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', ...fastStart, master])
  return master
}

const read = (file: string) => ['-i', file]
const tracks = ['-map', '0:v:0', '-map', '0:a:0?']
const copied = ['-c:v', 'copy']
const sound = [
  '-c:a',
  'aac',
  '-b:a',
  '160k',
  '-ar',
  '48000',
  '-ac',
  '2',
  '-af',
  'aresample=async=1:first_pts=0',
]
const fastStart = ['-movflags', '+faststart']

/** A part in the shape all pieces share; silence where one has no sound and another has. */
function toPiece(part: string, piece: string, probes: Probe[], index: number): string[] {
  const isSilent = !probes[index]?.hasSound
  const needsSilence = isSilent && probes.some((probe) => probe.hasSound)
  const picture = allAlike(probes) ? copied : encoded(probes[0])
  if (!needsSilence) return [...read(part), ...tracks, ...picture, ...sound, piece]
  const silence = [
    '-f',
    'lavfi',
    '-i',
    'anullsrc=r=48000:cl=stereo',
    '-map',
    '0:v:0',
    '-map',
    '1:a:0',
    '-shortest',
  ]
  return [...read(part), ...silence, ...picture, ...sound, piece]
}

function allAlike(probes: Probe[]): boolean {
  return probes.every((probe) => probe.pictureFormat === probes[0]?.pictureFormat)
}

function encoded(first: Probe | undefined): string[] {
  const { width = 1280, height = 720 } = first ?? {}
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease`
  const filter = `${fit},pad=${width}:${height}:-1:-1,setsar=1,fps=30,format=yuv420p`
  return ['-vf', filter, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20']
}
