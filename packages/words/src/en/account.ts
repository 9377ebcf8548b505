/** The account page. */
export const account = {
  pageTitle: 'Your account · Stagedoor',
  title: 'Your account',
  lede: (email: string) => `You sign in as ${email}, with a code by mail.`,
  name: 'Name',
  nameHint: 'What others read in the chat.',
  save: 'Save',
  saved: 'Saved. New messages carry this name.',
  signOut: 'Sign out',
}
