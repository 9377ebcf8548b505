import { invalid } from '#core/errors.ts'
import { change } from '#core/events.ts'
import { amountText } from '#core/money.ts'
import type { PortalSession, Subscription } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { acceptAlias, testCards } from '#flows/cards.ts'
import { endSubscription } from '#flows/end-subscription.ts'
import { periodEnd } from '#flows/renew.ts'
import { attach } from '#resources/payment-methods.ts'
import { dateText } from './date-text.ts'
import { type Html, html } from './html.ts'
import { readInput, textOf } from './read-input.ts'
import { type LocalReply, page } from './reply.ts'
import type { LocalRequest } from './serve.ts'

/** The customer portal: what the configuration allows, and no more. */
export function portalPage(world: World, _asked: LocalRequest, id: string): LocalReply {
  const session = world.store.get('billing_portal.session', id)
  const { features } = world.store.get('billing_portal.configuration', session.configuration)
  const only = session.flow?.type
  const subscriptions = world.store
    .all('subscription')
    .filter(({ customer }) => customer === session.customer)
  const action = `${world.publicUrl}/_local/portal/${id}`
  const showsCard = features.payment_method_update.enabled && only !== 'subscription_cancel'
  return page(
    'Your subscriptions',
    html`<h1>Your subscriptions</h1>
      ${subscriptions.map((subscription) => subscriptionPart(world, subscription, action, features.subscription_cancel.enabled))}
      ${showsCard ? cardPart(action) : []}
      ${features.invoice_history.enabled && only === undefined ? invoicesPart(world, session) : []}
      ${session.return_url === null ? [] : html`<p><a href="${session.return_url}">Back to the shop</a></p>`}`,
  )
}

export function usePortal(world: World, { body }: LocalRequest, id: string): LocalReply {
  const session = world.store.get('billing_portal.session', id)
  const { features } = world.store.get('billing_portal.configuration', session.configuration)
  const input = readInput(body)
  switch (textOf(input, 'action')) {
    case 'card':
      changeCard(world, session, textOf(input, 'card'))
      break
    case 'cancel': {
      const subscription = ownSubscription(world, session, textOf(input, 'subscription'))
      if (!features.subscription_cancel.enabled) throw invalid('This portal does not cancel subscriptions.')
      if (features.subscription_cancel.mode === 'at_period_end') cancelAtEnd(world, subscription)
      else endSubscription(world, subscription.id, { reason: 'cancellation_requested' })
      break
    }
    case 'keep':
      change(
        world,
        'customer.subscription.updated',
        'subscription',
        ownSubscription(world, session, textOf(input, 'subscription')).id,
        {
          cancel_at: null,
          cancel_at_period_end: false,
          canceled_at: null,
        },
      )
      break
    default:
      throw invalid('action must be card, cancel or keep.', { param: 'action' })
  }
  const after = session.flow?.after_completion.redirect?.return_url
  const headers = { Location: after ?? `${world.publicUrl}/_local/portal/${id}` }
  return { status: 303, type: 'text/plain', body: 'Done', headers }
}

/** As Stripe's portal does with flexible billing: a date, and the flag stays false. */
function cancelAtEnd(world: World, subscription: Subscription) {
  change(world, 'customer.subscription.updated', 'subscription', subscription.id, {
    cancel_at: periodEnd(subscription),
    canceled_at: world.clock.now(),
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: 'cancellation_requested',
    },
  })
}

/** The card becomes the customer's; a subscription with a card of its own keeps it, as with Stripe. */
function changeCard(world: World, { customer }: PortalSession, alias: string) {
  const method = acceptAlias(world, alias)
  if (method === undefined) throw invalid('This is not one of the test cards.', { param: 'card' })
  attach(world, method.id, customer)
  const { invoice_settings } = world.store.get('customer', customer)
  change(world, 'customer.updated', 'customer', customer, {
    invoice_settings: { ...invoice_settings, default_payment_method: method.id },
  })
}

function ownSubscription(world: World, { customer }: PortalSession, id: string): Subscription {
  const subscription = world.store.get('subscription', id, 'subscription')
  if (subscription.customer !== customer) throw invalid('This subscription belongs to another customer.')
  return subscription
}

function subscriptionPart(world: World, subscription: Subscription, action: string, cancels: boolean): Html {
  const [item] = subscription.items.data
  const name = item === undefined ? '' : (world.store.find('product', item.price.product)?.name ?? '')
  const amount = amountText(item?.price.unit_amount ?? 0, subscription.currency)
  const ends = subscription.cancel_at
  const end = dateText(ends ?? periodEnd(subscription))
  const state =
    subscription.status === 'canceled' ? 'Ended.' : ends === null ? `Renews on ${end}.` : `Ends on ${end}.`
  const button = (what: string, words: string) =>
    html`<form method="post" action="${action}">
      <input type="hidden" name="action" value="${what}" />
      <input type="hidden" name="subscription" value="${subscription.id}" />
      <button>${words}</button>
    </form>`
  const buttons =
    ends === null ? button('cancel', 'Cancel subscription') : button('keep', 'Keep subscription')
  return html`<section>
    <h2>${name}</h2>
    <p>${amount} each ${item?.price.recurring?.interval ?? 'month'}. ${state}</p>
    ${cancels && subscription.status !== 'canceled' ? buttons : []}
  </section>`
}

function cardPart(action: string): Html {
  const options = testCards.map(({ alias, behaviour, number }) => {
    return html`<option value="${alias}">${number.slice(-4)}: ${behaviour}</option>`
  })
  return html`<section>
    <h2>Card</h2>
    <form method="post" action="${action}">
      <input type="hidden" name="action" value="card" />
      <label
        >Test card
        <select name="card">
          ${options}
        </select></label
      >
      <button>Use this card</button>
    </form>
  </section>`
}

function invoicesPart(world: World, { customer }: PortalSession): Html {
  const invoices = world.store
    .all('invoice')
    .filter((invoice) => invoice.customer === customer && invoice.number !== null)
  const rows = invoices
    .toReversed()
    .map(({ created, currency, hosted_invoice_url, number, status, total }) => {
      return html`<tr>
        <td><a href="${hosted_invoice_url ?? '#'}">${number ?? ''}</a></td>
        <td>${dateText(created)}</td>
        <td>${status ?? ''}</td>
        <td class="num">${amountText(total, currency)}</td>
      </tr>`
    })
  return html`<section>
    <h2>Invoices</h2>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`
}
