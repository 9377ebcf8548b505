import { AppError } from '#http/errors.ts'
import type { Webhook } from '#http/webhook.ts'

export const streamWebhooks: Webhook[] = [
  {
    path: '/livekit',
    table: 'livekit_event',
    async verify(app, body, headers) {
      const event = await app.media?.readWebhook(body.toString(), headers['authorization'])
      if (!event) throw new AppError('forbidden')
      // Viewers come and go by the thousand: the next reconciliation sees them without being told one by one.
      if (event.seat?.kind === 'viewer') return undefined
      return { id: event.id, type: event.type, payload: event }
    },
    async enqueue(app, tx, event) {
      await app.enqueue(tx, 'streams/process-livekit-event', { eventId: event.id })
    },
  },
]
