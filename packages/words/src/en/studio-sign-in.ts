export const studioSignIn = {
  address: {
    title: 'Sign in to your studio',
    body: 'We send a code to your address. No password, and new here is fine too.',
    field: 'E-mail',
    send: 'Send the code',
  },
  code: {
    title: 'Look into your mail',
    body: { before: 'Six digits are on their way to ', after: '. They work for ten minutes.' },
    signIn: 'Sign in',
    newIn: (seconds: number) => `A new code in ${seconds} s`,
    sendNew: 'Send a new code',
    otherAddress: 'Use another address',
    untilClosed: 'In a browser you stay signed in until this tab is closed.',
  },
}
