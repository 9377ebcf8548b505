import { Room, RoomEvent, Track, VideoPreset } from 'livekit-client'

// The least a page can do with LiveKit: connect, publish one canvas and a tone, show and play what comes. Sound is
// part of it, because browsers hold the picture back until its sound is there. Bundled by esbuild and
// driven by Playwright; what our studio and watch page are held against.
export type BareEncoding = {
  width: number
  height: number
  maxBitrate: number
  maxFramerate: number
  /** Lower simulcast layers; none means a single layer. */
  layers: { width: number; height: number; maxBitrate: number; maxFramerate: number }[]
  degradationPreference: RTCDegradationPreference
}

declare global {
  interface Window {
    publishBare: (url: string, token: string, encoding: BareEncoding) => Promise<void>
    viewBare: (url: string, token: string) => Promise<void>
  }
}

// No STUN: media stays on this machine, like the product's own local mode.
const connection = { rtcConfig: { iceServers: [] } }

window.publishBare = async (url, token, encoding) => {
  const canvas = document.createElement('canvas')
  canvas.width = encoding.width
  canvas.height = encoding.height
  document.body.append(canvas)
  const context = canvas.getContext('2d')
  const [track] = canvas.captureStream(0).getVideoTracks() as CanvasCaptureMediaStreamTrack[]
  if (!context || !track) throw new Error('no canvas to publish')
  setInterval(() => {
    drawTime(context)
    track.requestFrame()
  }, 1000 / encoding.maxFramerate)
  const sound = new AudioContext()
  const output = sound.createMediaStreamDestination()
  const tone = new OscillatorNode(sound, { frequency: 440 })
  tone.connect(new GainNode(sound, { gain: 0.1 })).connect(output)
  tone.start()
  const [microphone] = output.stream.getAudioTracks()
  if (!microphone) throw new Error('no sound to publish')
  const room = new Room({ dynacast: true })
  await room.connect(url, token, connection)
  await room.localParticipant.publishTrack(microphone, { source: Track.Source.Microphone })
  await room.localParticipant.publishTrack(track, {
    source: Track.Source.Camera,
    videoCodec: 'vp8',
    simulcast: encoding.layers.length > 0,
    videoEncoding: { maxBitrate: encoding.maxBitrate, maxFramerate: encoding.maxFramerate },
    videoSimulcastLayers: encoding.layers.map(
      (layer) => new VideoPreset(layer.width, layer.height, layer.maxBitrate, layer.maxFramerate),
    ),
    degradationPreference: encoding.degradationPreference,
  })
}

window.viewBare = async (url, token) => {
  const room = new Room({ adaptiveStream: false })
  room.on(RoomEvent.TrackSubscribed, (track) => {
    const element = document.createElement(track.kind === Track.Kind.Video ? 'video' : 'audio')
    element.autoplay = true
    document.body.append(element)
    track.attach(element)
  })
  await room.connect(url, token, connection)
}

/** 32 bits of time in tenths of a millisecond and 8 bits of checksum, ten by four blocks over the picture. */
function drawTime(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas
  const time = Math.floor(((performance.timeOrigin + performance.now()) % 400_000_000) * 10)
  const bytes = [time >>> 24, time >>> 16, time >>> 8, time].map((value) => value & 255)
  const checksum = bytes.reduce((sum, byte) => sum ^ byte, 0)
  for (const [index, byte] of [...bytes, checksum].entries()) {
    for (let bit = 0; bit < 8; bit++) {
      const cell = index * 8 + bit
      context.fillStyle = (byte >> (7 - bit)) & 1 ? '#fff' : '#000'
      context.fillRect(
        ((cell % 10) * width) / 10,
        (Math.floor(cell / 10) * height) / 4,
        width / 10,
        height / 4,
      )
    }
  }
}
