/** What stands on a pass wherever it is offered. */
export const ticket = {
  free: 'Free',
  days: { one: 'day', other: 'days' },
  openFor: (days: string) => `Open for ${days}`,
  onSaleUntil: (day: string) => `On sale until ${day}`,
  seats: { one: 'seat', other: 'seats' },
  left: (left: string, seats: string) => `${left} of ${seats} left`,
  onlyLeft: (left: string, seats: string) => `Only ${left} of ${seats} left`,
  soldOut: 'Sold out',
  salesClosed: 'Sales closed',
  notOnSale: 'Not on sale',
  opens: (experience: string) => `${experience}, live and replays`,
}
