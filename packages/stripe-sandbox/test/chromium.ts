import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { build } from 'esbuild'
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright'
import type { Shop } from './support.ts'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Why the browser tests cannot run here, or null. */
export const noChromium = existsSync(executablePath) ? null : `no Chromium at ${executablePath}`

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
}

/** Serves shop-page.tsx on an origin of its own, under the policy a real page would have. */
export async function serveShopPage(sandboxUrl: string) {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/browser/shop-page.tsx`],
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    write: false,
  })
  const code = outputFiles[0]?.text ?? ''
  const policy = `default-src 'none'; script-src 'self' ${sandboxUrl}; frame-src ${sandboxUrl}; connect-src 'self' ${sandboxUrl}; style-src 'self'`
  const page = `<!doctype html><html lang="en"><title>Shop</title><body><div id="root"></div>
    <script src="${sandboxUrl}/_local/stripe.js"></script><script src="/page.js"></script>`
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    const type = isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8'
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy })
    response.end(isScript ? code : page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The shop page has no port')
  return {
    url: `http://localhost:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export async function openCheckout(
  browser: Browser,
  shop: Shop,
  url: string,
  secret: string | null,
  extra = '',
) {
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(`${url}/?secret=${secret}&key=${shop.publishableKey}${extra}`)
  await page.locator('[data-ready]').waitFor()
  return { page, problems, card: page.frameLocator('iframe') }
}

export async function typeCard(card: FrameLocator, number: string) {
  await card.getByLabel('Card number').fill(number)
  await card.getByLabel('Expires').fill('1239')
  await card.getByLabel('Security code').fill('123')
}

export async function readResult(page: Page): Promise<unknown> {
  const output = page.locator('output')
  await output.filter({ hasText: 'type' }).waitFor()
  return JSON.parse(await output.innerText())
}
