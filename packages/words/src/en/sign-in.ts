/** Signing in: an address, then six digits by mail. The checkout asks with the same words. */
export const signIn = {
  pageTitle: 'Sign in · Stagedoor',
  title: 'Sign in',
  lede: 'No password. We send six digits to your e-mail address; new here is the same way in.',
  email: 'E-mail',
  send: 'Send me a code',
  codeTitle: 'Your code',
  sentTo: 'Sent to ',
  sentAnew: 'We sent a new one to ',
  change: 'Change',
  digits: 'Six digits',
  go: 'Sign in',
  /** `again` is a button, `wait` follows it while it is too early. */
  nothing: {
    before: 'Nothing there? Look in spam, or ',
    again: 'send it again',
    wait: (seconds: number) => ` in ${seconds} s`,
    after: '. It works once, for ten minutes.',
  },
}
