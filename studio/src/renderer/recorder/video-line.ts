import type { EncodedVideoPacketSource } from 'mediabunny'
import { EncodedPacket } from 'mediabunny'
import type { RecorderSettings } from './messages.ts'

const queueLimit = 4

export type VideoLine = {
  /** Takes the frame and closes it. False when it was left out because the encoder is behind. */
  write(frame: VideoFrame): boolean
  finish(): Promise<void>
}

/** Encodes frames as H.264, with a key frame for every segment. */
export function openVideoLine(
  settings: RecorderSettings,
  target: EncodedVideoPacketSource,
  onPacket: (packet: { startsAtMs: number; endsAtMs: number; isKey: boolean }) => void,
  onError: (error: unknown) => void,
): VideoLine {
  let lastKeyAt = -Infinity
  const encoder = new VideoEncoder({
    output: (chunk, metadata) => {
      const startsAtMs = chunk.timestamp / 1000
      onPacket({
        startsAtMs,
        endsAtMs: startsAtMs + (chunk.duration ?? 0) / 1000,
        isKey: chunk.type === 'key',
      })
      void target.add(EncodedPacket.fromEncodedChunk(chunk), metadata).catch(onError)
    },
    error: onError,
  })
  encoder.configure(videoConfig(settings))

  return {
    write: (frame) => {
      const isWritten = encoder.state === 'configured' && encoder.encodeQueueSize <= queueLimit
      if (isWritten) {
        // A millisecond of slack: timestamps are rounded to microseconds.
        const isDue = frame.timestamp - lastKeyAt >= settings.segmentMs * 1000 - 1000
        if (isDue) lastKeyAt = frame.timestamp
        encoder.encode(frame, { keyFrame: isDue })
      }
      frame.close()
      return isWritten
    },
    finish: async () => {
      if (encoder.state === 'configured') await encoder.flush()
      if (encoder.state !== 'closed') encoder.close()
      target.close()
    },
  }
}

/** High profile, level 3.1: 1280 × 720 at 30 frames, what every player takes. */
export function videoConfig(settings: RecorderSettings): VideoEncoderConfig {
  return {
    codec: 'avc1.64001f',
    width: settings.width,
    height: settings.height,
    framerate: settings.framesPerSecond,
    bitrate: settings.videoBitsPerSecond,
    latencyMode: 'realtime',
    avc: { format: 'avc' },
  }
}
