import { AppError } from '#http/errors.ts'
import type { Webhook } from '#http/webhook.ts'

export const chatWebhooks: Webhook[] = [
  {
    path: '/getstream',
    table: 'getstream_event',
    verify(app, body, headers) {
      const event = app.chat?.readWebhook(body, headers)
      if (!event) throw new AppError('forbidden')
      return event
    },
    /** Kept for whoever asks what happened; nothing of ours waits for it. */
    async enqueue(app, tx, event) {
      await tx
        .updateTable('getstream_event')
        .where('id', '=', event.id)
        .set({ processed_at: app.now() })
        .execute()
    },
  },
]
