import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: { build: { externalizeDeps: { exclude: ['zod'] } } },
  preload: {
    build: {
      // A sandboxed preload script must be CommonJS.
      rollupOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    plugins: [react()],
    // Served from any origin's root: the app's own scheme, a test server, a static host.
    base: './',
    build: { minify: true, target: 'chrome140' },
    worker: { format: 'es' },
  },
})
