import { launch, type LaunchedChrome } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright'
import { chromiumArgs, chromiumPath } from './chromium.ts'

const categories = ['accessibility', 'best-practices', 'seo']

/** A Chromium of its own for Lighthouse, which wants to begin with an empty one. */
export async function openLighthouse(): Promise<
  AsyncDisposable & { audit: (url: string) => Promise<Verdict> }
> {
  const chrome = await launch({
    chromePath: chromiumPath() ?? chromium.executablePath(),
    chromeFlags: ['--headless=new', ...chromiumArgs],
    logLevel: 'error',
  })
  return {
    audit: (url) => audit(chrome, url),
    async [Symbol.asyncDispose]() {
      chrome.kill()
    },
  }
}

/** Scores of 100 by category, and what keeps one from it. */
export type Verdict = { scores: Record<string, number>; faults: string[] }

/** As a phone on slow 4G, which Lighthouse simulates. */
async function audit({ port }: LaunchedChrome, url: string): Promise<Verdict> {
  const run = await lighthouse(url, { port, onlyCategories: categories, logLevel: 'error' })
  if (!run || run.lhr.runtimeError) throw new Error(`Lighthouse read nothing of ${url}`)
  const { audits, categories: results } = run.lhr
  const read = Object.values(results)
  return {
    scores: Object.fromEntries(read.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    faults: read.flatMap(({ id, auditRefs }) =>
      auditRefs
        .filter((ref) => ref.weight > 0 && (audits[ref.id]?.score ?? 1) < 1)
        .map((ref) => `${id}: ${audits[ref.id]?.title ?? ref.id}`),
    ),
  }
}
