export type SoundMix = {
  /** Everything that is heard, as one track that never ends; for the recording. */
  output: MediaStreamAudioTrack
  setInput(name: 'microphone' | 'screen', track: MediaStreamAudioTrack | undefined): void
  /** The microphone's level now, in dB below full; -Infinity for silence. */
  levelDb(): number
  /** Its loudest sample now; 0 dB is the end of the scale. */
  peakDb(): number
  close(): void
}

const soundRate = 48_000

/** Mixes the sounds and measures the microphone. A muted track gives silence, so nothing needs to be unplugged. */
export function createSoundMix(): SoundMix {
  const context = new AudioContext({ sampleRate: soundRate, latencyHint: 'interactive' })
  const destination = context.createMediaStreamDestination()
  const analyser = new AnalyserNode(context, { fftSize: 2048 })
  const samples = new Float32Array(analyser.fftSize)
  const inputs = new Map<string, MediaStreamAudioSourceNode>()
  const [output] = destination.stream.getAudioTracks()
  if (!output) throw new Error('This browser gives no mixed sound.')
  void context.resume()

  function listen(): boolean {
    if (!inputs.has('microphone')) return false
    analyser.getFloatTimeDomainData(samples)
    return true
  }

  return {
    output,
    setInput: (name, track) => {
      inputs.get(name)?.disconnect()
      inputs.delete(name)
      if (!track) return
      const input = context.createMediaStreamSource(new MediaStream([track]))
      input.connect(destination)
      if (name === 'microphone') input.connect(analyser)
      inputs.set(name, input)
      // A context made before the first click waits for one.
      void context.resume()
    },
    levelDb: () => {
      if (!listen()) return -Infinity
      const power = samples.reduce((total, sample) => total + sample * sample, 0) / samples.length
      return 10 * Math.log10(power)
    },
    peakDb: () => {
      if (!listen()) return -Infinity
      return 20 * Math.log10(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0))
    },
    close: () => void context.close(),
  }
}

/** Level in dB to a meter's 0…1: from -60 dB, where a room is silent, to full. */
export function meterLevel(levelDb: number): number {
  return Math.min(1, Math.max(0, (levelDb + 60) / 60))
}
