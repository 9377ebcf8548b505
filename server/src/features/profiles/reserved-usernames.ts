/** Names that would let somebody speak for the house. */
const reserved = new Set([
  'admin',
  'administrator',
  'everyone',
  'help',
  'host',
  'moderator',
  'official',
  'owner',
  'root',
  'security',
  'staff',
  'stagedoor',
  'support',
  'system',
  'team',
])

export function isReservedUsername(username: string): boolean {
  return reserved.has(username.replaceAll('_', ''))
}
