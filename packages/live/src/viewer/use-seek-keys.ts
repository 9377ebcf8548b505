import { useShortcuts } from './use-shortcuts.ts'

/** Seconds back and forward by `j` and `l`, and by the buttons that say so. */
export const skipSeconds = 10
const stepSeconds = 5

/** The keys that move through a replay: steps, its ends, and a tenth of it for each digit. */
export function useSeekKeys({
  time,
  length,
  seek,
}: {
  time: number
  length: number
  seek: (seconds: number) => void
}): void {
  const tenths = Array.from({ length: 10 }, (_, tenth) => [String(tenth), () => seek((length * tenth) / 10)])
  useShortcuts({
    j: () => seek(time - skipSeconds),
    l: () => seek(time + skipSeconds),
    ArrowLeft: () => seek(time - stepSeconds),
    ArrowRight: () => seek(time + stepSeconds),
    Home: () => seek(0),
    End: () => seek(length),
    ...Object.fromEntries(tenths),
  })
}
