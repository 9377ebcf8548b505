import type { Page } from 'playwright'

/** What may be wrong with the devices of a studio. Done in the page: it ends when the page is left. */
export type Spoiled = {
  /** The name of the DOMException that opening it throws; `never` opens for ever. */
  camera?: string
  microphone?: string
  /** Above 1 its loudest parts are cut off. */
  loudness?: number
  cannotRecord?: boolean
}

/** Lets the devices fail from now on, and opens the stage again so that it finds them so. */
export async function spoilDevices(page: Page, spoiled: Spoiled): Promise<void> {
  await page.evaluate(({ camera, microphone, loudness, cannotRecord }) => {
    const { mediaDevices } = navigator
    const real = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      const failure = wanted?.video ? camera : microphone
      if (failure === 'never') await new Promise(() => undefined)
      if (failure) throw new DOMException('spoiled', failure)
      if (!wanted?.audio || loudness === undefined) return real(wanted)
      const sound = new AudioContext()
      const output = sound.createMediaStreamDestination()
      const tone = new OscillatorNode(sound)
      tone.connect(new GainNode(sound, { gain: loudness })).connect(output)
      tone.start()
      return output.stream
    }
    if (!cannotRecord) return
    Object.defineProperty(VideoEncoder, 'isConfigSupported', { value: async () => ({ supported: false }) })
    navigator.storage.estimate = async () => ({ quota: 1e9, usage: 1e9 })
  }, spoiled)
  const stage = new URL(page.url()).hash
  await page.evaluate(() => location.assign('#/account'))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate((hash) => location.assign(hash), stage)
  await page.getByRole('heading', { name: /^Checks/ }).waitFor()
}

/** Gives something to share without the browser's own question. */
export async function offerScreen(page: Page): Promise<void> {
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement('canvas')
      canvas.width = 1456
      canvas.height = 808
      const context = canvas.getContext('2d')
      setInterval(() => {
        if (!context) return
        context.fillStyle = '#10191b'
        context.fillRect(0, 0, canvas.width, canvas.height)
        context.fillStyle = '#5fc9c1'
        for (let line = 0; line < 9; line++)
          context.fillRect(80, 70 + line * 80, 300 + ((line * 397) % 900), 40)
      }, 200)
      return canvas.captureStream(5)
    }
  })
}

/** Lets the statistics tell of packets that were lost, and of as much sent from now on as when somebody watches. */
export async function losePackets(page: Page, lossRatio: number): Promise<void> {
  await page.evaluate((fractionLost) => {
    type Sent = { type: string; timestamp: number; framesEncoded?: number; bytesSent?: number }
    const real = RTCRtpSender.prototype.getStats
    const starts = new Map<string, Sent>()
    RTCRtpSender.prototype.getStats = async function getStats() {
      const report = await real.call(this)
      const changed = new Map<string, unknown>()
      report.forEach((value: Sent, id: string) => {
        const start = starts.get(id) ?? value
        starts.set(id, start)
        const ms = value.timestamp - start.timestamp
        changed.set(id, {
          ...value,
          ...(value.type === 'remote-inbound-rtp' ? { fractionLost } : {}),
          ...(value.type === 'outbound-rtp'
            ? {
                active: true,
                framesEncoded: (start.framesEncoded ?? 0) + Math.round(ms * 0.03),
                bytesSent: (start.bytesSent ?? 0) + ms * 40,
              }
            : {}),
        })
      })
      return changed
    }
  }, lossRatio)
}

/** Stores nothing any more, until the page is loaded again. */
export async function refuseUploads(page: Page): Promise<void> {
  await page.evaluate(() => {
    const real = window.fetch
    window.fetch = (input, init) =>
      init?.method === 'PUT' ? Promise.reject(new TypeError('No way to the storage')) : real(input, init)
  })
}
