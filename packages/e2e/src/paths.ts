/** Addresses of the viewer site's pages. */
export const paths = {
  home: '/',
  space: (slug: string) => `/${slug}`,
  pass: (slug: string, passSlug: string) => `/${slug}/${passSlug}`,
  profile: (username: string) => `/@${username}`,
  watch: (streamId: string) => `/watch/${streamId}`,
  checkout: (passId: string) => `/checkout/${passId}`,
  library: '/library',
  signIn: '/sign-in',
}
