import { amountText } from '#core/money.ts'
import type { Delivery, Event } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { periodEnd } from '#flows/renew.ts'
import { dateText } from './date-text.ts'
import { type Html, html } from './html.ts'
import { type LocalReply, page } from './reply.ts'

const shown = 100

/** What happened, what became of it, and the few things one may want to happen next. */
export function indexPage(world: World): LocalReply {
  return page(
    'Stripe sandbox',
    html`<h1>Stripe sandbox</h1>
      <p class="muted">Pay with 4242 4242 4242 4242, any date to come, any code.</p>
      ${subscriptionsPart(world)} ${chargesPart(world)} ${eventsPart(world)}`,
  )
}

function button(action: string, words: string, fields: Record<string, string>): Html {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )
  return html`<form method="post" action="${action}">${inputs}<button>${words}</button></form>`
}

function subscriptionsPart(world: World): Html {
  const live = world.store.all('subscription').filter(({ status }) => status !== 'canceled')
  if (live.length === 0) return html``
  const rows = live
    .toReversed()
    .slice(0, shown)
    .map((subscription) => {
      const { customer, id, status } = subscription
      return html`<tr>
        <td><code>${id}</code></td>
        <td>${world.store.find('customer', customer)?.email ?? customer}</td>
        <td>${status}, until ${dateText(periodEnd(subscription))}</td>
        <td>${button('/_local/advance', 'Advance one period', { subscription: id, periods: '1' })}</td>
      </tr>`
    })
  return html`<section>
    <h2>Subscriptions</h2>
    <div class="scroll">
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`
}

function chargesPart(world: World): Html {
  const paid = world.store.all('charge').filter((charge) => charge.paid)
  if (paid.length === 0) return html``
  const rows = paid
    .toReversed()
    .slice(0, 20)
    .map(({ amount, billing_details, currency, disputed, id, receipt_url, refunded }) => {
      const state = disputed ? 'disputed' : refunded ? 'refunded' : 'paid'
      return html`<tr>
        <td>
          <a href="${receipt_url ?? '#'}"><code>${id}</code></a>
        </td>
        <td>${billing_details.email ?? ''}</td>
        <td class="num">${amountText(amount, currency)}</td>
        <td>${state}</td>
        <td>${disputed ? [] : button('/_local/disputes', 'Make a dispute', { charge: id })}</td>
      </tr>`
    })
  return html`<section>
    <h2>Payments</h2>
    <div class="scroll">
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`
}

function eventsPart(world: World): Html {
  const events = world.store.all('event').toReversed().slice(0, shown)
  const wanted = new Set(events.map(({ id }) => id))
  const deliveries = world.store.all('local.delivery').filter(({ event }) => wanted.has(event))
  const rows = events.map((event) =>
    eventRow(
      event,
      deliveries.filter((delivery) => delivery.event === event.id),
    ),
  )
  return html`<section>
    <h2>Events</h2>
    ${rows.length === 0 ? html`<p>Nothing has happened yet.</p>` : []}
    <div class="scroll">
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`
}

function eventRow({ created, data, id, type }: Event, deliveries: Delivery[]): Html {
  const time = new Date(created * 1000).toISOString().replace('T', ' ').slice(0, 19)
  return html`<tr>
    <td>${time}</td>
    <td>${type}<br /><code class="muted">${data.object.id ?? ''}</code></td>
    <td>${deliveries.map(deliveryText)}</td>
    <td>${button(`/_local/events/${id}/resend`, 'Resend', {})}</td>
  </tr>`
}

function deliveryText({ attempts, status }: Delivery): Html {
  const last = attempts.at(-1)
  const detail = last === undefined ? '' : ` (${last.status ?? last.error}, ${attempts.length}×)`
  return html`<span class="${status === 'delivered' ? 'muted' : 'bad'}">${status}${detail}</span><br />`
}
