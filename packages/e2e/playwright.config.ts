import { defineConfig } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './src/chromium.ts'

const executablePath = chromiumPath()

// One worker: the machine has two cores and one LiveKit. Journeys first; the aftermath looks at what they left.
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  globalSetup: './src/global-setup.ts',
  use: {
    browserName: 'chromium',
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Snapshots of the page tell what happened; a film of it would take the picture's own processor time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'journeys', testIgnore: 'aftermath.spec.ts' },
    { name: 'aftermath', testMatch: 'aftermath.spec.ts' },
  ],
})
