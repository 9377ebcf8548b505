/** Every address of the site, in one place. */
export const paths = {
  home: '/',
  category: (category: string) => `/?category=${category}`,
  profile: (username: string) => `/@${username}`,
  space: (slug: string) => `/${slug}`,
  pass: (slug: string, passSlug: string) => `/${slug}/${passSlug}`,
  watch: (streamId: string) => `/watch/${streamId}`,
  calendar: (streamId: string) => `/watch/${streamId}.ics`,
  checkout: (passId: string) => `/checkout/${passId}`,
  checkoutDone: (purchaseId: string) => `/checkout/${purchaseId}/done`,
  signIn: '/sign-in',
  signInTo: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  library: '/library',
  account: '/account',
}

/** Where to go after signing in: an address of ours, never another site's. */
export function safeNext(next: string | null): string {
  const isOurs = next !== null && /^\/(?![/\\])[^\\\s]*$/.test(next)
  return isOurs ? next : paths.library
}
