/** The studio's window: what stands around every screen, and what happens to the window itself. */
export const studio = {
  opening: 'The studio opens',
  navigation: { label: 'Studio', streams: 'Streams', passes: 'Passes', space: 'Space', account: 'Account' },
  publicPage: 'Public page',
  spaceMenu: (name: string) => `Space: ${name}`,
  newSpace: 'New Space',
  onAirFor: (clock: string) => `On air ${clock}`,
  missing: {
    title: 'There is nothing here',
    body: 'The address may be an old one, or this Space belongs to another team.',
    toStart: 'Go to the start',
  },
  loadFailed: {
    title: (what: string) => `${what} did not load`,
    again: 'Try again',
    studio: 'Your studio',
  },
  startFailed: {
    title: 'The studio could not start',
    body: 'Its settings (config.json) could not be read. What was recorded on this computer is still here. Start it again; if that does not help, install it anew.',
    again: 'Start again',
  },
  broke: 'Something in the studio broke. Nothing was lost; try again.',
  shortcuts: {
    title: 'Shortcuts',
    close: 'Close',
    here: 'On this screen',
    everywhere: 'Everywhere',
    list: 'Show this list',
    next: 'To the next control',
    escape: 'Close a menu or a question; nothing changes',
  },
  /** Asked by the system, when the window is closed on air. */
  closing: {
    title: 'You are on air.',
    body: 'Closing the studio stops the picture. The stream waits five minutes for you to come back, then it ends. What is recorded is kept on this computer.',
    stay: 'Stay on air',
    close: 'Close anyway',
  },
}
