import type { Devices } from './bridge.ts'

const framesPerSecond = 30
/** Clock values repeat after this many milliseconds: 32 bits of tenths would end there. */
const clockRangeMs = 400_000_000

export type TestCardSize = { width: number; height: number }

/** `?source=canvas`, and with `&size=640x360` smaller than 720p. */
export function readTestCardSize(search: string): TestCardSize | undefined {
  const query = new URLSearchParams(search)
  if (query.get('source') !== 'canvas') return undefined
  const match = /^(\d{2,4})x(\d{2,4})$/.exec(query.get('size') ?? '')
  return match ? { width: Number(match[1]), height: Number(match[2]) } : { width: 1280, height: 720 }
}

/**
 * The studio's test card, in a browser only: a camera and a microphone without devices. The picture is the time as
 * forty black and white blocks, ten in a row: 32 bits of the clock in tenths of a millisecond (`timeOrigin +
 * performance.now()`, modulo 400,000 s), most significant first, then the XOR of its four bytes. Whoever decodes it on the
 * same machine knows how old a frame is. The sound is a quiet tone.
 */
export function createTestCard(size: TestCardSize): Pick<Devices, 'openCamera' | 'openMicrophone'> {
  return {
    openCamera: async () => {
      const canvas = document.createElement('canvas')
      canvas.width = size.width
      canvas.height = size.height
      const context = canvas.getContext('2d', { alpha: false })
      const [track] = canvas.captureStream(0).getVideoTracks()
      if (!context || !track) throw new DOMException('This browser has no canvas to film.', 'NotFoundError')
      const timer = setInterval(() => {
        if (track.readyState === 'ended') return clearInterval(timer)
        drawClock(context, (performance.timeOrigin + performance.now()) % clockRangeMs)
        if ('requestFrame' in track && typeof track.requestFrame === 'function') track.requestFrame()
      }, 1000 / framesPerSecond)
      return track
    },
    openMicrophone: async () => {
      const sound = new AudioContext()
      const output = sound.createMediaStreamDestination()
      const tone = new OscillatorNode(sound, { frequency: 440 })
      tone.connect(new GainNode(sound, { gain: 0.1 })).connect(output)
      tone.start()
      const [track] = output.stream.getAudioTracks()
      if (!track) throw new DOMException('This browser makes no sound.', 'NotFoundError')
      return track
    },
  }
}

function drawClock(context: CanvasRenderingContext2D, timeMs: number): void {
  const value = Math.floor(timeMs * 10) >>> 0
  const checksum = [0, 8, 16, 24].reduce((sum, shift) => sum ^ ((value >>> shift) & 255), 0)
  const blockWidth = context.canvas.width / 10
  const blockHeight = context.canvas.height / 4
  for (let block = 0; block < 40; block++) {
    const bit = block < 32 ? (value >>> (31 - block)) & 1 : (checksum >>> (39 - block)) & 1
    context.fillStyle = bit ? '#fff' : '#000'
    context.fillRect((block % 10) * blockWidth, Math.floor(block / 10) * blockHeight, blockWidth, blockHeight)
  }
}
