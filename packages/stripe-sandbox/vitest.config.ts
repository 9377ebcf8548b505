import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'stripe-sandbox',
    include: ['test/**/*.test.ts'],
    // Chromium and the minutes of a busy machine: nothing here waits for less than a second.
    testTimeout: 30_000,
  },
})
