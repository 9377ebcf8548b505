import type { APIRoute } from 'astro'
import { toCalendar } from '#features/streams/to-calendar.ts'
import { paths } from '#paths.ts'
import { missing, orMissing } from '#refusal.ts'

/** A stream for the visitor's own calendar. */
export const GET: APIRoute = async ({ params, locals }) => {
  const view = await orMissing(
    locals.api('GET /streams/:streamId/watch', { streamId: params['stream'] ?? '' }),
  )
  if (!view || view.stream.status === 'canceled') return missing()
  const { stream, space } = view
  const url = new URL(paths.watch(stream.id), locals.config.publicUrl).href
  const text = toCalendar({
    id: stream.id,
    title: `${stream.title} · ${space.name}`,
    description: `${stream.description}\n\n${url}`.trim(),
    startsAt: new Date(stream.startsAt),
    url,
    now: new Date(),
  })
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="stagedoor.ics"',
      'cache-control': 'private, no-store',
    },
  })
}
