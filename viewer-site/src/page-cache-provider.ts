import type { CacheProvider } from 'astro'

const key = Symbol.for('stagedoor.pageCache')

/** The front door's page cache as Astro's. The site's bundle is its own world, so it is found on globalThis. */
// Astro takes a provider by its default export.
// oxlint-disable-next-line import/no-default-export
export default function pageCacheProvider(): CacheProvider {
  const cache = (globalThis as { [key]?: Omit<CacheProvider, 'name'> })[key]
  return {
    name: 'pages',
    onRequest: (page, render) => cache?.onRequest?.(page, render) ?? render(),
    invalidate: async (options) => cache?.invalidate(options),
  }
}
