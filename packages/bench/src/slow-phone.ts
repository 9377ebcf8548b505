import { chromiumArgs, chromiumPath } from '@stagedoor/e2e/chromium'
import { chromium } from 'playwright'

// Lighthouse's phone on slow 4G, applied and not simulated (its constants: throttling.mobileSlow4G, devtools).
// Its simulation would count every byte that a quick run got before the first frame, fonts that nobody waits for too.
const network = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1_474.56 * 1_024) / 8,
  uploadThroughput: (675 * 1_024) / 8,
}
const cpuSlowdown = 4
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true }

/** When the largest thing of a page stands there, in milliseconds, for somebody who was never here before. */
export async function measureLargestPaint(url: string): Promise<number> {
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    const tab = await (await browser.newContext(phone)).newPage()
    const devtools = await tab.context().newCDPSession(tab)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', network)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
    await tab.goto(url, { waitUntil: 'networkidle' })
    return await tab.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          })
          setTimeout(() => reject(new Error('Nothing was painted')), 5_000)
        }),
    )
  } finally {
    await browser.close()
  }
}
