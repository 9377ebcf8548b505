import type { World } from '#core/world.ts'

/** Pages named by older objects follow the sandbox when it starts at another address. */
export function moveAddresses(world: World, publicUrl: string) {
  world.publicUrl = publicUrl
  const move = (url: string) => url.replace(/^.*(?=\/_local\/)/, publicUrl)
  for (const { id, receipt_url: url } of world.store.all('charge')) {
    if (url !== null && url !== move(url)) world.store.update('charge', id, { receipt_url: move(url) })
  }
  for (const { hosted_invoice_url: page, id, invoice_pdf: pdf } of world.store.all('invoice')) {
    if (!page || !pdf || page === move(page)) continue
    world.store.update('invoice', id, { hosted_invoice_url: move(page), invoice_pdf: move(pdf) })
  }
  for (const { id, url } of world.store.all('billing_portal.session')) {
    if (url !== move(url)) world.store.update('billing_portal.session', id, { url: move(url) })
  }
  world.store.commit()
}
