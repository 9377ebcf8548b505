/** What stands around every page of the viewer site. */
export const layout = {
  skip: 'Go to the content',
  navigation: 'Main',
  wayBack: 'Way back',
  discover: 'Discover',
  myPasses: 'My passes',
  signIn: 'Sign in',
  account: (name: string) => `Account, ${name}`,
  nameAndSignIn: 'Name and sign-in',
  signOut: 'Sign out',
  footer: 'Payments by card. Your access is yours the moment you pay.',
  testPayments: {
    headline: 'Test payments: no money moves.',
    beforeCard: 'Pay with',
    afterCard: 'any date, any code.',
  },
}
