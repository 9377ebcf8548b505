import type { Scene, Screen } from './scene.ts'

export function adminScreens({ purchaseId }: Scene): Screen[] {
  const page = (name: string, address: string): Screen => ({
    name: `admin, ${name}`,
    app: 'admin',
    as: 'admin',
    address: `/admin${address}`,
  })
  return [
    page('system', ''),
    page('spaces', '/spaces'),
    page('people', '/people'),
    page('people, nobody found', '/people?search=nobody-is-called-this'),
    page('purchases', '/purchases'),
    page('purchase', `/purchases/${purchaseId}`),
    { ...page('refused', ''), as: 'viewer' },
  ]
}
