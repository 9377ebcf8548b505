/** `27 November 2026` of Unix seconds, in UTC. */
export function dateText(seconds: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(seconds * 1000)
}
