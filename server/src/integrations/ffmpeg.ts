import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { IntegrationError } from '#http/errors.ts'

export type Probe = {
  durationSeconds: number
  width: number
  height: number
  hasSound: boolean
  /** Equal for pictures that fit into one MP4 track. */
  pictureFormat: string
}

export type Ffmpeg = {
  /** Runs ffmpeg; the arguments end with the file to write. */
  run(args: string[]): Promise<void>
  probe(file: string): Promise<Probe>
  /** One frame as a JPEG, at most 1280 wide. */
  picture(file: string, target: string, atSeconds: number): Promise<void>
}

/** The operator's ffmpeg, with ffprobe beside it. What runs is ended when the process is told to stop. */
export function createFfmpeg(ffmpegPath: string, stopping: AbortSignal): Ffmpeg {
  const ffprobePath = ffmpegPath.replace(/ffmpeg(\.exe)?$/, 'ffprobe$1')
  const run = async (args: string[]) => {
    await execute(ffmpegPath, ['-nostdin', '-v', 'error', '-y', ...args], stopping)
  }
  return {
    run,
    async probe(file) {
      const show = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_data_hash', 'md5']
      return toProbe(JSON.parse(await execute(ffprobePath, [...show, file], stopping)))
    },
    picture: (file, target, atSeconds) =>
      run([
        '-ss',
        atSeconds.toFixed(2),
        '-i',
        file,
        '-frames:v',
        '1',
        '-vf',
        "scale='min(1280,iw)':-2",
        '-q:v',
        '4',
        target,
      ]),
  }
}

type Stream = {
  codec_type: string
  codec_name: string
  width?: number
  height?: number
  pix_fmt?: string
  extradata_hash?: string
}

function toProbe(probed: { format: { duration?: string }; streams: Stream[] }): Probe {
  const picture = probed.streams.find((stream) => stream.codec_type === 'video')
  if (!picture)
    throw new IntegrationError('ffmpeg', 'found no picture in the recording', { retryable: false })
  return {
    durationSeconds: Number(probed.format.duration ?? 0),
    width: picture.width ?? 0,
    height: picture.height ?? 0,
    hasSound: probed.streams.some((stream) => stream.codec_type === 'audio'),
    pictureFormat: [picture.codec_name, picture.pix_fmt, picture.extradata_hash].join(' '),
  }
}

async function execute(command: string, args: string[], stopping: AbortSignal): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], signal: stopping })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  try {
    const [code, output, complaint] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
    if (code !== 0) throw new Error(lastWords(complaint) || `exit code ${code}`)
    return output
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const words = cause instanceof Error ? cause.message : 'failed'
    throw new IntegrationError('ffmpeg', isMissing ? `${command} is not installed` : words, {
      retryable: stopping.aborted,
      cause,
    })
  }
}

/** Without the folders of our own machine: the reason is shown to creators. */
function lastWords(complaint: string): string {
  return (complaint.trim().split('\n').at(-1) ?? '').replaceAll(/\S*[/\\]/g, '')
}
