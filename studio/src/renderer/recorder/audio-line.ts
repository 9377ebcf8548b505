import type { EncodedAudioPacketSource } from 'mediabunny'
import { EncodedPacket } from 'mediabunny'
import { createAudioClock } from './audio-clock.ts'

export const soundRate = 48_000
const channels = 2

export type AudioLine = {
  /** Called with every picture frame: writes silence when no sound arrives, or the segments would wait for it for ever. */
  keepUp(nowMs: number): void
  finish(): Promise<void>
}

/** Encodes sound as Opus, always two channels: the encoder dies when their number changes. */
export function openAudioLine(
  sound: ReadableStream<AudioData>,
  startedAtMs: number,
  bitsPerSecond: number,
  target: EncodedAudioPacketSource,
  onError: (error: unknown) => void,
): AudioLine {
  const clock = createAudioClock(startedAtMs, soundRate)
  const reader = sound.getReader()
  let waiting: Float32Array<ArrayBuffer>[] = []
  let writtenFrames = 0
  /** Frames of the coming sound that belong before the recording's start. */
  let leaveOut = 0

  const encoder = new AudioEncoder({
    output: (chunk, metadata) => {
      void target.add(EncodedPacket.fromEncodedChunk(chunk), metadata).catch(onError)
    },
    error: onError,
  })
  encoder.configure({
    codec: 'opus',
    sampleRate: soundRate,
    numberOfChannels: channels,
    bitrate: bitsPerSecond,
  })

  function encode(planes: Float32Array<ArrayBuffer>): void {
    const numberOfFrames = planes.length / channels
    if (numberOfFrames === 0 || encoder.state !== 'configured') return
    const data = new AudioData({
      format: 'f32-planar',
      sampleRate: soundRate,
      numberOfChannels: channels,
      numberOfFrames,
      timestamp: Math.round((writtenFrames / soundRate) * 1e6),
      data: planes,
    })
    writtenFrames += numberOfFrames
    encoder.encode(data)
    data.close()
  }

  /** In pieces of a second: a long absence must not become one huge block. */
  function encodeSilence(frames: number): void {
    for (let left = frames; left > 0; left -= soundRate) {
      encode(new Float32Array(Math.min(left, soundRate) * channels))
    }
  }

  function accept(planes: Float32Array<ArrayBuffer>, arrivedAtMs: number): void {
    const correction = clock.push(planes.length / channels, arrivedAtMs)
    waiting.push(planes)
    if (correction === undefined) return
    if (correction > 0) encodeSilence(correction)
    else leaveOut -= correction
    for (const chunk of waiting) {
      const frames = chunk.length / channels
      const cut = Math.min(frames, leaveOut)
      leaveOut -= cut
      encode(cut === 0 ? chunk : cutPlanes(chunk, cut))
    }
    waiting = []
  }

  async function follow(): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const arrivedAtMs = performance.now()
      accept(toPlanes(value), arrivedAtMs)
      value.close()
    }
  }
  const following = follow().catch(onError)

  return {
    keepUp: (nowMs) => {
      const silence = clock.overdue(nowMs)
      if (silence === 0) return
      waiting = []
      encodeSilence(silence)
    },
    finish: async () => {
      await reader.cancel().catch(() => undefined)
      await following
      if (encoder.state === 'configured') await encoder.flush()
      if (encoder.state !== 'closed') encoder.close()
      target.close()
    },
  }
}

/** Two planes, left then right; one channel is heard on both sides. */
function toPlanes(data: AudioData): Float32Array<ArrayBuffer> {
  const frames = data.numberOfFrames
  const planes = new Float32Array(frames * channels)
  for (let channel = 0; channel < channels; channel++) {
    data.copyTo(planes.subarray(channel * frames, (channel + 1) * frames), {
      planeIndex: Math.min(channel, data.numberOfChannels - 1),
      format: 'f32-planar',
    })
  }
  return planes
}

function cutPlanes(planes: Float32Array<ArrayBuffer>, frames: number): Float32Array<ArrayBuffer> {
  const length = planes.length / channels
  const rest = new Float32Array((length - frames) * channels)
  for (let channel = 0; channel < channels; channel++) {
    rest.set(planes.subarray(channel * length + frames, (channel + 1) * length), channel * (length - frames))
  }
  return rest
}
