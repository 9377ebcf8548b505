import node from '@astrojs/node'
import react from '@astrojs/react'
import { defineConfig } from 'astro/config'

// Mounted in the front door (server/src/http/site.ts), which owns hosts, cookies, static files and the page cache.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit: 1 << 20 }),
  integrations: [react()],
  session: false,
  trailingSlash: 'never',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'always' },
  cache: {
    provider: { name: 'pages', entrypoint: new URL('./src/page-cache-provider.ts', import.meta.url) },
  },
  security: {
    checkOrigin: true,
    // Scripts and styles are added by hash; the checkout adds Stripe (features/purchases/payment-policy.ts).
    csp: {
      algorithm: 'SHA-256',
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ],
    },
  },
  vite: {
    build: {
      // light-dark() and oklch() as they are: the look needs them anyway.
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    },
  },
})
