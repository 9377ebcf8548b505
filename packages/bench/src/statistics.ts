export function median(values: number[]): number {
  return quantile(values, 0.5)
}

/** Linear interpolation between the nearest two of the sorted values; NaN for none. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)] ?? Number.NaN
  const above = sorted[Math.ceil(position)] ?? Number.NaN
  return below + (above - below) * (position - Math.floor(position))
}

/** The middle half of the values, as [lower, upper]. */
export function middleHalf(values: number[]): [number, number] {
  return [quantile(values, 0.25), quantile(values, 0.75)]
}
