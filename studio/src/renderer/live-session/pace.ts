import type { Uplink } from './uplink.ts'

const startBits = 3_500_000
const leastBits = 250_000
const mostBits = 8_000_000
const stepBits = 200_000
const slowRoundTripMs = 80
/** The live picture wants this much more than it sends now; below, an upload takes it away from it. */
const headroom = 1.3

export type Pace = {
  /** Bits a second for uploads while live. */
  current(): number
  /** Called about once a second: halves when the live picture is short of uplink, else goes up a little. */
  observe(uplink: Pick<Uplink, 'availableBits' | 'targetBits' | 'roundTripMs'>): void
}

/** How fast recorded segments may go up beside the live picture, which after a collapse needs a minute to recover. */
export function createPace(): Pace {
  let bits = startBits
  return {
    current: () => bits,
    observe: ({ availableBits, targetBits, roundTripMs }) => {
      const isShort = availableBits !== undefined && availableBits < headroom * targetBits
      const isSlow = roundTripMs !== undefined && roundTripMs > slowRoundTripMs
      bits = isShort || isSlow ? Math.max(leastBits, bits / 2) : Math.min(mostBits, bits + stepBits)
    },
  }
}
