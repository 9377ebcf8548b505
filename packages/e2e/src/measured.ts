import { test } from '@playwright/test'

/** A figure worth reading even when the test passes: printed, and kept in the report. */
export function measured(figure: string): void {
  console.log(`    ${figure}`)
  test.info().annotations.push({ type: 'measured', description: figure })
}
