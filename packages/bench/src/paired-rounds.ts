import { median, middleHalf } from './statistics.ts'

export type Comparison = {
  ratio: number
  middleHalf: [number, number]
  ours: number
  baseline: number
  rounds: number
}

/**
 * Measures ours and the baseline in turns, so that whatever the machine does hits both, and compares them
 * round by round. The first round warms up and is dropped; the order changes from round to round.
 */
export async function pairedRounds<T>(options: {
  rounds: number
  ours: () => Promise<T>
  baseline: () => Promise<T>
  /** Called after every round: progress, or a pause. */
  onRound?: (round: number, ours: T, baseline: T) => void
}): Promise<{ ours: T; baseline: T }[]> {
  const pairs: { ours: T; baseline: T }[] = []
  for (let round = 0; round < options.rounds; round++) {
    let ours: T
    let baseline: T
    if (round % 2 === 0) {
      ours = await options.ours()
      baseline = await options.baseline()
    } else {
      baseline = await options.baseline()
      ours = await options.ours()
    }
    options.onRound?.(round, ours, baseline)
    if (round > 0) pairs.push({ ours, baseline })
  }
  return pairs
}

/** The median of the per-round ratios of one figure, with the medians of both sides. */
export function compare<T>(pairs: { ours: T; baseline: T }[], figure: (measured: T) => number): Comparison {
  const ratios = pairs.map((pair) => figure(pair.ours) / figure(pair.baseline))
  return {
    ratio: median(ratios),
    middleHalf: middleHalf(ratios),
    ours: median(pairs.map((pair) => figure(pair.ours))),
    baseline: median(pairs.map((pair) => figure(pair.baseline))),
    rounds: pairs.length,
  }
}

/** `IQR 1.02–1.09 over 6 rounds`, for a result's note. */
export function spread(comparison: Comparison): string {
  const [low, high] = comparison.middleHalf
  return `IQR ${low.toFixed(2)}–${high.toFixed(2)} over ${comparison.rounds} rounds`
}
