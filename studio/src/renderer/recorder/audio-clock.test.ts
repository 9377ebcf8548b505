import { describe, expect, it } from 'vitest'
import { createAudioClock } from './audio-clock.ts'

const rate = 48_000
const chunk = 480

type Card = {
  /** Samples the card makes in a second of the computer's clock. */
  rate?: number
  /** When the card's first sample is taken, after the recording's start. */
  startsAtMs?: number
  /** How late the n-th chunk arrives beyond its end. */
  delayMs?: (n: number) => number
}

/** Runs a sound card against the clock and answers how far sound is from picture, in ms, after every chunk. */
function play(seconds: number, { rate: cardRate = rate, startsAtMs = 0, delayMs = () => 0 }: Card): number[] {
  const clock = createAudioClock(0, rate)
  const offsets: number[] = []
  let waiting = 0
  let written = 0
  for (let n = 0; n < (seconds * cardRate) / chunk; n++) {
    const takenAtMs = startsAtMs + ((n * chunk) / cardRate) * 1000
    const correction = clock.push(chunk, takenAtMs + (chunk / cardRate) * 1000 + delayMs(n))
    if (correction === undefined) {
      waiting += chunk
      continue
    }
    written += waiting + correction
    waiting = 0
    offsets.push((written / rate) * 1000 - takenAtMs)
    written += chunk
  }
  return offsets
}

/** Deterministic jitter between 0 and 30 ms, with some chunks hardly late. */
const jitter = (n: number): number => ((n * 7919) % 97) / 3

describe('createAudioClock', () => {
  it('holds the first chunks back until it knows where they belong', () => {
    const clock = createAudioClock(0, rate)
    for (let n = 0; n < 29; n++) expect(clock.push(chunk, n * 10 + 10)).toBeUndefined()
    expect(clock.push(chunk, 300)).toBe(0)
  })

  it('puts silence before sound that starts after the picture', () => {
    expect(play(2, { startsAtMs: 250 })[0]).toBeCloseTo(0, 0)
  })

  it('leaves out sound from before the picture', () => {
    expect(play(2, { startsAtMs: -120 })[0]).toBeCloseTo(0, 0)
  })

  it('is not misled by chunks that arrive late', () => {
    for (const offset of play(5, { delayMs: jitter })) expect(Math.abs(offset)).toBeLessThan(3)
  })

  it.each([48_096, 47_904])(
    'stays within 20 ms of the picture for ten minutes with a card at %i Hz',
    (cardRate) => {
      const offsets = play(600, { rate: cardRate, delayMs: jitter })
      expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(20)
    },
  )

  it('corrects nothing when the card keeps time', () => {
    const clock = createAudioClock(0, rate)
    for (let n = 0; n < 6000; n++) {
      const correction = clock.push(chunk, n * 10 + 10)
      if (n >= 29) expect(correction).toBe(0)
    }
  })

  it('fills the time in which no sound comes, and goes on in step when it is back', () => {
    const clock = createAudioClock(0, rate)
    for (let n = 0; n < 100; n++) clock.push(chunk, n * 10 + 10)
    expect(clock.overdue(1300)).toBe(0)
    const silence = clock.overdue(5000)
    expect(silence).toBe((5000 - 200 - 1000) * 48)
    let written = 48_000 + silence
    for (let n = 0; n < 300; n++) {
      const arrivedAtMs = 5010 + n * 10
      written += chunk + (clock.push(chunk, arrivedAtMs) ?? 0)
      if (n > 150) expect(Math.abs(written / 48 - arrivedAtMs)).toBeLessThan(25)
    }
  })

  it('makes a silent track when there is no sound from the start', () => {
    const clock = createAudioClock(0, rate)
    expect(clock.overdue(350)).toBe(0)
    expect(clock.overdue(1000)).toBe(800 * 48)
    expect(clock.overdue(2000)).toBe(1000 * 48)
  })
})
