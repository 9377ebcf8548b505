/**
 * Asks how a payment stands until it is decided, then shows the page anew. Earns its few hundred bytes: access must
 * not depend on a webhook, nor on the person pressing reload.
 */
import { createApi, isApiError } from '@stagedoor/contract/client'
import { outcomeOf } from './outcome.ts'

const everyMs = 1500
const slowAfterMs = 20_000

const root = document.querySelector<HTMLElement>('[data-purchase]')
const purchaseId = root?.dataset['purchase']
if (purchaseId) void ask(purchaseId, Date.now())

async function ask(id: string, since: number): Promise<void> {
  const api = createApi({ baseUrl: '' })
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, everyMs))
    try {
      const { status } = await api('POST /purchases/:purchaseId/sync', { purchaseId: id })
      if (outcomeOf(status).kind !== 'waiting') return location.reload()
    } catch (error) {
      if (!isApiError(error)) throw error
    }
    if (Date.now() - since > slowAfterMs) root?.querySelector('[data-slow]')?.removeAttribute('hidden')
  }
}
