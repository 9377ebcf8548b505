import type { Page } from '@playwright/test'

/** Collects what the content policy blocked on a page, from every document it shows from now on. */
export async function watchPolicy(page: Page): Promise<{ take: () => string[] }> {
  let blocked: string[] = []
  await page.exposeFunction('reportBlocked', (text: string) => void blocked.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as { reportBlocked?: (text: string) => void }).reportBlocked
      report?.(
        `${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`,
      )
    })
  })
  return {
    take() {
      const taken = blocked
      blocked = []
      return taken
    },
  }
}
