import type { Page } from 'playwright'
import type { Scene, Screen } from './scene.ts'

export function adminScreens({ purchaseId, sql }: Scene): Screen[] {
  const page = (name: string, address: string): Screen => ({
    name: `admin, ${name}`,
    app: 'admin',
    as: 'admin',
    address: `/admin${address}`,
  })
  const purchase = (name: string, changes: string): Screen => ({
    ...page(`purchase, ${name}`, `/purchases/${purchaseId}`),
    before: () => sql(`update purchase set ${changes} where id = $1`, [purchaseId]),
    after: () => sql(`update purchase set status = 'paid', failure = null where id = $1`, [purchaseId]),
  })
  return [
    page('system', ''),
    {
      ...page('system, a part is failing', ''),
      before: () =>
        sql(`update stripe_event set received_at = received_at - interval '3 hours'`).then(agePurchases),
      prepare: (tab) => tab.getByText('events do not reach us').first().waitFor(),
      after: () => sql(`update stripe_event set received_at = received_at + interval '3 hours'`),
    },
    {
      ...page('spaces', '/spaces'),
      before: () => sql(`update space set status = 'suspended' where slug = 'contour-club'`),
      after: () => sql(`update space set status = 'published' where slug = 'contour-club'`),
    },
    page('spaces, nothing found', '/spaces?q=nothing-is-called-this'),
    page('people', '/people'),
    page('people, nobody found', '/people?q=nobody-is-called-this'),
    page('purchases', '/purchases'),
    page('purchases, nothing found', '/purchases?q=nothing-is-called-this'),
    page('purchases, one needs somebody', '/purchases?state=needs'),
    {
      ...page('purchases, none needs anybody', '/purchases?state=needs'),
      before: () =>
        sql(`update purchase set status = 'refunded', failure = 'set aside' where status = 'disputed'`),
      after: () => sql(`update purchase set status = 'disputed', failure = null where failure = 'set aside'`),
    },
    page('purchase', `/purchases/${purchaseId}`),
    { ...page('purchase, no reason given', `/purchases/${purchaseId}`), prepare: returnWithoutReason },
    purchase('paid too late', `status = 'late_paid', failure = 'The last seat went before the money came.'`),
    purchase('disputed', `status = 'disputed'`),
    purchase('refunded', `status = 'refunded'`),
    page('nothing here', '/purchases/gone'),
    { ...page('refused', ''), as: 'viewer' },
    { ...page('asked to sign in', '/purchases'), as: 'stranger' },
  ]

  /** An event that is missing is only missed once the payment is some minutes old. */
  function agePurchases() {
    return sql(`update purchase set paid_at = paid_at - interval '3 minutes'`)
  }
}

/** As a browser does that does not check forms itself. */
async function returnWithoutReason(page: Page): Promise<void> {
  await page.locator('form.verdict').evaluate((form: HTMLFormElement) => {
    form.noValidate = true
  })
  await page.getByLabel('Why').fill('no')
  await page.getByRole('button', { name: /^Return/ }).click()
  await page.locator('#wrong').waitFor()
}
