import type { APIRoute } from 'astro'

const closed = ['/api/', '/checkout/', '/library', '/account', '/sign-in', '/watch/', '/admin/']

export const GET: APIRoute = ({ locals, cache }) => {
  cache?.set({ maxAge: 3600, swr: 86_400, tags: [] })
  const rules = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`)]
  return new Response(`${rules.join('\n')}\n\nSitemap: ${locals.config.publicUrl}/sitemap.xml\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
