import { newId } from '#core/ids.ts'
import type { BalanceTransaction } from '#core/objects.ts'
import { route } from '#core/router.ts'
import type { World } from '#core/world.ts'

export const balanceTransactionRoutes = [
  route('GET /v1/balance_transactions/:id', (world, _, { id }) => world.store.get('balance_transaction', id)),
]

interface Booking {
  type: 'charge' | 'refund' | 'adjustment' | 'refund_failure'
  amount: number
  currency: string
  source: string
  fee?: number
}

/** One line of the platform's account. A charge costs 2.9 % + 30, as Stripe's test accounts do. */
export function bookBalance(world: World, booking: Booking): BalanceTransaction {
  const { amount, currency, source, type } = booking
  const fee = booking.fee ?? (type === 'charge' ? Math.round(amount * 0.029) + 30 : 0)
  const now = world.clock.now()
  const description = type === 'charge' ? 'Stripe processing fees' : 'Dispute fee'
  return world.store.put<BalanceTransaction>({
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: now + 2 * 24 * 3600,
    balance_type: 'payments',
    created: now,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0 ? [] : [{ amount: fee, application: null, currency, description, type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: type === 'adjustment' ? 'dispute' : type,
    source,
    status: 'pending',
    type,
  })
}
