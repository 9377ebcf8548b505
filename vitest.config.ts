import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// One project per workspace that has tests, named after its folder: `pnpm vitest --project server`.
// A workspace that needs more than these defaults brings its own vitest.config.ts.
const workspaces = [
  'packages/contract',
  'packages/words',
  'packages/ui',
  'packages/live',
  'packages/stripe-sandbox',
  'packages/local-stack',
  'server',
  'studio',
  'viewer-site',
]

export default defineConfig({
  test: {
    silent: 'passed-only',
    // Two busy cores are slow, not wrong.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: workspaces.map((root) => {
      const own = `${root}/vitest.config.ts`
      if (existsSync(new URL(own, import.meta.url))) return own
      return {
        extends: true,
        test: { name: root.replace('packages/', ''), root, include: ['{src,test}/**/*.test.{ts,tsx}'] },
      }
    }),
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'coverage',
      reportOnFailure: true,
      thresholds: { lines: 80 },
      include: ['server/src/**/*.{ts,tsx}', 'packages/*/src/**/*.{ts,tsx}'],
      // Generated types, and the programs that start or measure everything else.
      exclude: [
        '**/*.test.*',
        '**/*.gen.ts',
        'server/src/test/**',
        'packages/{bench,e2e}/**',
        'packages/local-stack/src/{start,dev,test,run-product,build-watch,watchdog-main}.ts',
        'packages/local-stack/src/suite/**',
      ],
    },
  },
})
