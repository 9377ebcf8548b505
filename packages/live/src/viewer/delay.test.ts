import { describe, expect, test } from 'vitest'
import { delayBetween, parseUplink, readDelaySample } from './delay.ts'

const report = (frames: number, processing: number) =>
  new Map<string, unknown>([
    ['audio', { type: 'inbound-rtp', kind: 'audio', totalProcessingDelay: 99, framesDecoded: 1 }],
    [
      'video',
      { type: 'inbound-rtp', kind: 'video', totalProcessingDelay: processing, framesDecoded: frames },
    ],
    ['pair', { type: 'candidate-pair', currentRoundTripTime: 0.04 }],
  ])

describe('the measured delay', () => {
  test('adds the way to the server, the way from it and the work here', () => {
    const before = readDelaySample(report(100, 2))
    const after = readDelaySample(report(160, 6.8))
    // 4.8 s over 60 frames are 80 ms; half of 40 ms round trip; 90 ms said by the studio
    expect(before && after && delayBetween(before, after, 90)).toBeCloseTo(190)
    expect(before && after && delayBetween(before, after, null)).toBeCloseTo(100)
  })

  test('is unknown while no frame is decoded, and without video', () => {
    const sample = readDelaySample(report(100, 2))
    expect(sample && delayBetween(sample, sample, 90)).toBeNull()
    expect(readDelaySample(new Map())).toBeNull()
  })

  test('does not believe nonsense from outside', () => {
    expect(['90', '0', undefined, '', 'soon', '-5', '1e9'].map(parseUplink)).toEqual([
      90,
      0,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
