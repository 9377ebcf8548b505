/** Where in the studio one is. The address is a hash, so that the built files work at any place. */
export type Route =
  | { screen: 'start' }
  | { screen: 'welcome' }
  | { screen: 'account' }
  | { screen: 'streams'; slug: string }
  | { screen: 'stream-new'; slug: string }
  | { screen: 'stream-edit'; slug: string; streamId: string }
  | { screen: 'stage'; slug: string; streamId: string }
  | { screen: 'passes'; slug: string }
  | { screen: 'pass-new'; slug: string }
  | { screen: 'pass-edit'; slug: string; passId: string }
  | { screen: 'space'; slug: string }
  | { screen: 'missing' }

export const paths = {
  start: '#/',
  welcome: '#/welcome',
  account: '#/account',
  streams: (slug: string) => `#/${slug}/streams`,
  newStream: (slug: string) => `#/${slug}/streams/new`,
  editStream: (slug: string, streamId: string) => `#/${slug}/streams/${streamId}/edit`,
  stage: (slug: string, streamId: string) => `#/${slug}/streams/${streamId}`,
  passes: (slug: string) => `#/${slug}/passes`,
  newPass: (slug: string) => `#/${slug}/passes/new`,
  editPass: (slug: string, passId: string) => `#/${slug}/passes/${passId}`,
  space: (slug: string) => `#/${slug}/space`,
}

export function parseRoute(hash: string): Route {
  const [slug, section, id, action] = hash.replace(/^#?\/?/, '').split('/')
  if (!slug) return { screen: 'start' }
  if (!section) return ownWord(slug)
  switch (section) {
    case 'streams':
      if (!id) return { screen: 'streams', slug }
      if (id === 'new') return { screen: 'stream-new', slug }
      if (action === 'edit') return { screen: 'stream-edit', slug, streamId: id }
      return action ? { screen: 'missing' } : { screen: 'stage', slug, streamId: id }
    case 'passes':
      if (!id) return { screen: 'passes', slug }
      return id === 'new' ? { screen: 'pass-new', slug } : { screen: 'pass-edit', slug, passId: id }
    case 'space':
      return { screen: 'space', slug }
    default:
      return { screen: 'missing' }
  }
}

function ownWord(word: string): Route {
  return word === 'welcome' || word === 'account' ? { screen: word } : { screen: 'missing' }
}
