import {
  EncodedAudioPacketSource,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
} from 'mediabunny'

export type Segment = { number: number; durationMs: number; bytes: Uint8Array<ArrayBuffer> }

export type Fragments = {
  video: EncodedVideoPacketSource
  audio: EncodedAudioPacketSource
  start(): Promise<void>
  /** Must hear of every video packet before it is added: key frames are where segments end. */
  notePacket(packet: { startsAtMs: number; endsAtMs: number; isKey: boolean }): void
  finish(): Promise<void>
}

/** Muxes packets into fragmented MP4 and hands out whole pieces: 0 is the init segment, then one moof and mdat each. */
export function openFragments(
  settings: { framesPerSecond: number; segmentMs: number },
  onSegment: (segment: Segment) => void,
): Fragments {
  let number = 0
  let head: Uint8Array | undefined
  let moof: Uint8Array | undefined
  let keysAtMs: number[] = []
  /** Where the picture of the coming segment begins, and where all pictures so far end. */
  let beginsAtMs = 0
  let endsAtMs = 0

  function emit(parts: Uint8Array[], durationMs: number): void {
    onSegment({ number, durationMs, bytes: concat(parts) })
    number += 1
  }

  /** A segment lasts until the next key frame, the last one until the picture's end; encoders add a key frame here and there. */
  function takeDuration(): number {
    const endAtMs = keysAtMs.find((key) => key > beginsAtMs + settings.segmentMs / 2) ?? endsAtMs
    const durationMs = Math.round(endAtMs) - Math.round(beginsAtMs)
    keysAtMs = keysAtMs.filter((key) => key > endAtMs)
    beginsAtMs = endAtMs
    return durationMs
  }

  const output = new Output({
    target: new NullTarget(),
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      // Below the distance of key frames, so that each of them may open a segment.
      minimumFragmentDuration: (settings.segmentMs * 0.9) / 1000,
      onFtyp: (data) => {
        head = data.slice()
      },
      onMoov: (data) => emit(head ? [head, data] : [data], 0),
      onMoof: (data) => {
        moof = data.slice()
      },
      onMdat: (data) => {
        if (moof) emit([moof, data], takeDuration())
        moof = undefined
      },
    }),
  })
  const video = new EncodedVideoPacketSource('avc')
  const audio = new EncodedAudioPacketSource('opus')
  output.addVideoTrack(video, { frameRate: settings.framesPerSecond })
  output.addAudioTrack(audio)

  return {
    video,
    audio,
    start: () => output.start(),
    notePacket: (packet) => {
      if (packet.isKey) keysAtMs.push(packet.startsAtMs)
      endsAtMs = Math.max(endsAtMs, packet.endsAtMs)
    },
    finish: () => output.finalize(),
  }
}

function concat(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.byteLength
  }
  return whole
}
