import { describe, expect, it } from 'vitest'
import { describeHealth } from './health.ts'
import { createPace } from './pace.ts'
import { nextRetryMs } from './reconnect-policy.ts'
import { createUplinkReader, type Uplink } from './uplink.ts'

const steady: Uplink = {
  sentBits: 2_400_000,
  targetBits: 2_500_000,
  availableBits: 6_000_000,
  framesPerSecond: 29.9,
  lossRatio: 0.001,
  roundTripMs: 20,
  delayMs: 31,
  limitedBy: 'none',
  limitedSeconds: 60,
  isResting: false,
}
const facts = { uplink: steady, isReconnecting: false, hasPicture: true, isRecording: true }

describe('describeHealth', () => {
  it('is steady with its numbers when all is well', () => {
    expect(describeHealth(facts)).toEqual({
      light: 'ok',
      sentence: 'Steady: 2.4 Mbps, 30 fps, 0.1\u202f% loss',
    })
  })

  it('says what is slow and what is not lost', () => {
    const health = describeHealth({ ...facts, uplink: { ...steady, lossRatio: 0.062, sentBits: 700_000 } })
    expect(health.light).toBe('warn')
    expect(health.sentence).toBe(
      'Your network is slow: 0.7 Mbps, 30 fps, 6.2\u202f% loss. The recording is fine.',
    )
  })

  it('tells the computer from the network, but not before it is sure', () => {
    const busy: Uplink = { ...steady, limitedBy: 'cpu' }
    expect(describeHealth({ ...facts, uplink: busy }).sentence).toContain('This computer is busy')
    expect(describeHealth({ ...facts, uplink: { ...busy, limitedSeconds: 3 } }).light).toBe('ok')
  })

  it('does not take an empty house for a broken line', () => {
    const resting: Uplink = { ...steady, isResting: true, framesPerSecond: 0, limitedBy: 'bandwidth' }
    expect(describeHealth({ ...facts, uplink: resting })).toMatchObject({ light: 'ok' })
  })

  it('promises no recording that there is not', () => {
    const { sentence } = describeHealth({ ...facts, isReconnecting: true, isRecording: false })
    expect(sentence).toContain('People wait')
    expect(sentence).not.toContain('recording')
  })

  it('warns when nobody sees a picture', () => {
    expect(describeHealth({ ...facts, hasPicture: false }).light).toBe('warn')
  })
})

describe('createPace', () => {
  it('halves when the picture is short of uplink or the line is slow, and goes up slowly after', () => {
    const pace = createPace()
    const start = pace.current()
    pace.observe({ ...steady, availableBits: 3_000_000 })
    expect(pace.current()).toBe(start / 2)
    pace.observe({ ...steady, roundTripMs: 120 })
    expect(pace.current()).toBe(start / 4)
    pace.observe(steady)
    expect(pace.current()).toBe(start / 4 + 200_000)
  })

  it('keeps going on the worst line and knows an end on the best', () => {
    const pace = createPace()
    for (let n = 0; n < 100; n++) pace.observe({ ...steady, roundTripMs: 500 })
    expect(pace.current()).toBe(250_000)
    for (let n = 0; n < 100; n++) pace.observe(steady)
    expect(pace.current()).toBe(8_000_000)
  })
})

describe('nextRetryMs', () => {
  const half = (): number => 0.5

  it('tries at once, then soon, after a minute every three seconds, for five minutes', () => {
    const delays = [0, 1, 2, 3, 4, 5, 50].map((retryCount) => nextRetryMs({ elapsedMs: 0, retryCount }, half))
    expect(delays).toEqual([0, 300, 700, 1000, 1500, 1500, 1500])
    expect(nextRetryMs({ elapsedMs: 60_000, retryCount: 40 }, half)).toBe(3000)
    expect(nextRetryMs({ elapsedMs: 299_999, retryCount: 60 }, half)).not.toBeNull()
    expect(nextRetryMs({ elapsedMs: 300_000, retryCount: 60 }, half)).toBeNull()
  })

  it('spreads studios that lost the same server', () => {
    expect(nextRetryMs({ elapsedMs: 0, retryCount: 9 }, () => 0)).toBe(1125)
    expect(nextRetryMs({ elapsedMs: 0, retryCount: 9 }, () => 1)).toBe(1875)
  })
})

describe('createUplinkReader', () => {
  const at = (timestamp: number, bytes: number, frames: number): unknown[] => [
    {
      type: 'outbound-rtp',
      kind: 'video',
      timestamp,
      bytesSent: bytes,
      framesEncoded: frames,
      totalEncodeTime: frames * 0.01,
      packetsSent: frames * 4,
      totalPacketSendDelay: frames * 4 * 0.002,
      targetBitrate: 2_000_000,
      qualityLimitationReason: 'none',
    },
    // A smaller layer of the same picture: its frames are not more frames.
    {
      type: 'outbound-rtp',
      kind: 'video',
      timestamp,
      bytesSent: 0,
      framesEncoded: frames / 2,
      targetBitrate: 0,
    },
    { type: 'outbound-rtp', kind: 'audio', timestamp, bytesSent: bytes / 10, targetBitrate: 128_000 },
    { type: 'remote-inbound-rtp', timestamp, fractionLost: 0.02 },
    {
      type: 'candidate-pair',
      timestamp,
      nominated: true,
      currentRoundTripTime: 0.04,
      availableOutgoingBitrate: 5_000_000,
    },
  ]

  it('turns counters into rates between two readings', () => {
    const read = createUplinkReader()
    expect(read(at(1000, 1_000_000, 300))).toBeUndefined()
    expect(read(at(3000, 1_500_000, 360))).toMatchObject({
      sentBits: 2_200_000,
      framesPerSecond: 30,
      lossRatio: 0.02,
      roundTripMs: 40,
      availableBits: 5_000_000,
      targetBits: 2_128_000,
      limitedBy: 'none',
    })
  })

  it('adds up the studio’s part of the delay: encoding, queue, half a round trip', () => {
    const read = createUplinkReader()
    read(at(1000, 0, 300))
    expect(read(at(2000, 0, 330))?.delayMs).toBeCloseTo(10 + 2 + 20)
  })

  it('counts how long something holds the picture back', () => {
    const read = createUplinkReader()
    const slow = (timestamp: number) =>
      at(timestamp, timestamp, timestamp / 33).map((report, index) =>
        index === 0 ? { ...(report as object), qualityLimitationReason: 'bandwidth' } : report,
      )
    read(slow(1000))
    expect(read(slow(2000))?.limitedSeconds).toBe(0)
    expect(read(slow(3000))?.limitedSeconds).toBe(1)
    expect(read(at(4000, 4000, 120))).toMatchObject({ limitedBy: 'none', limitedSeconds: 0 })
  })

  it('rests when every layer is switched off', () => {
    const read = createUplinkReader()
    const resting = (timestamp: number) =>
      at(timestamp, 0, 0).map((report) => ({ ...(report as object), active: false }))
    read(resting(1000))
    expect(read(resting(2000))?.isResting).toBe(true)
  })

  it('knows nothing before anything is sent', () => {
    expect(createUplinkReader()([])).toBeUndefined()
  })
})
