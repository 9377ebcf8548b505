import type { APIRoute } from 'astro'

export const GET: APIRoute = async ({ locals, cache }) => {
  const { items } = await locals.api('GET /public/sitemap', {})
  cache?.set({ maxAge: 300, swr: 3600, tags: ['home'] })
  const entries = items.map(
    ({ path, updatedAt }) =>
      `<url><loc>${escapeXml(new URL(path, locals.config.publicUrl).href)}</loc><lastmod>${updatedAt}</lastmod></url>`,
  )
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  )
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
