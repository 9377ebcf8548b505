/** One measured figure beside its baseline. Every ratio is ours divided by the baseline; lower is better. */
export type Result = {
  bench: string
  metric: string
  ratio: number
  /** The ratio that should not be exceeded. */
  goal: number
  ok: boolean
  value: number
  unit: string
  /** The same figure of the baseline, in the same unit. */
  baseline: number
  note: string
}

export function result(fields: Omit<Result, 'ok'>): Result {
  return { ...fields, ok: fields.ratio <= fields.goal }
}

/** A line for machines, or one for people. */
export function formatResult(line: Result, json: boolean): string {
  const rounded = {
    ...line,
    ratio: round(line.ratio),
    value: round(line.value),
    baseline: round(line.baseline),
  }
  if (json) return JSON.stringify(rounded)
  const name = `${line.bench} ${line.metric}`.padEnd(44)
  const verdict = line.ok ? '✓' : '✗'
  return `${verdict} ${name} ${String(rounded.ratio).padStart(7)} × (goal ${line.goal})   ${rounded.value} / ${rounded.baseline} ${line.unit}${line.note ? `   ${line.note}` : ''}`
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
