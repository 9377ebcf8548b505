export const studioAccount = {
  title: 'Account',
  profile: {
    title: 'Profile',
    username: 'Username',
    name: 'Name',
    about: 'About you',
    save: 'Save profile',
    saved: 'Your profile is saved.',
  },
  chat: {
    title: 'In chat',
    name: 'Name others see',
    save: 'Save name',
    saved: 'Chat shows the new name from now on.',
  },
  computer: {
    title: 'This computer',
    signedIn: { before: 'Signed in as ', after: '.' },
    endsWithTab: 'In a browser the session ends with this tab.',
    endsWithWindow: 'This system has no secret storage, so the session ends when the studio closes.',
    onAir: 'You are on air. Sign out when the stream has ended.',
    signOut: 'Sign out',
    version: (version: string, server: string) => `Stagedoor Studio ${version}, ${server}`,
    inBrowser: 'in a browser',
  },
}
