import { plural } from '../plural.ts'

/** Paying: whose pass, which card, and what happens when it does not work. */
export const checkout = {
  pageTitle: (pass: string, space: string) => `Get ${pass} · ${space}`,
  title: (space: string) => `Get into ${space}`,
  noScript: {
    paid: 'Paying needs JavaScript: the card form is Stripe’s. Nothing was charged. Switch it on for this site and load the page again.',
    free: 'Getting a pass needs JavaScript. Nothing is lost: switch it on for this site and load the page again.',
  },

  lede: {
    free: 'It costs nothing. Your e-mail address is the key to it.',
    unlimited: 'Nothing is charged before you press Pay.',
    seat: 'You keep the seat while you pay. If the time runs out it goes back, and nothing is charged.',
  },
  by: (space: string, creator: string) => `${space}, with ${creator}`,
  today: 'Today',
  price: 'Price',
  free: 'Free',
  seatsLeft: 'Seats left',
  seatHeld: 'Seat held for',
  priceHeld: 'Price held for',
  seat: 'Seat',
  access: 'Access',
  open: 'Open',

  steps: 'Steps',
  stepDone: (number: number) => `Step ${number}, done. `,
  change: 'Change',
  changeWhat: ' e-mail',
  confirmed: 'Confirmed with the code we sent',

  email: {
    title: 'Your e-mail',
    label: 'E-mail',
    hint: 'Your pass goes there, and a code to confirm that it is yours. No password.',
    send: 'Send me a code',
  },
  code: {
    title: 'Your code',
    sentTo: (email: string) => `Sent to ${email}.`,
    confirm: 'Confirm',
  },
  card: 'Card',
  oneMoment: 'One moment',
  resumed: 'You were here before: your seat is still held.',
  pay: (amount: string) => `Pay ${amount}`,
  paying: 'Paying',
  slow: 'Your bank takes longer than usual. Stay on this page; you are charged once at most.',
  after: (accessDays: number | null) =>
    accessDays === null
      ? 'One payment. Nothing renews.'
      : `One payment. Nothing renews. Open for ${plural(accessDays, { one: 'day', other: 'days' })}.`,
  formMissing: 'The card form did not load. Nothing was charged, and what you hold stays held.',
  loadAgain: 'Load the page again',
  freeStep: { title: 'All set', get: 'Get the pass', after: 'No card. Nothing renews.' },

  expired: {
    title: 'The time ran out',
    seat: 'The seat went back and nothing was charged. If one is free, you can take it again.',
    unlimited: 'Nothing was charged. You can start again.',
  },
  tryAgain: 'Try again',
  closed: {
    'sold-out': {
      title: 'Sold out',
      text: 'All seats are taken. Nothing was charged. A seat that somebody holds and does not pay for comes back here.',
    },
    'sales-closed': {
      title: 'Sales have ended',
      text: 'This pass is not sold any more. Nothing was charged.',
    },
    'no-payments': {
      title: 'No payments at the moment',
      text: 'This site is not set up to take money. Nothing was charged, and free passes work.',
    },
  },
  otherPasses: 'See the other passes',
  owned: {
    title: 'You have this pass',
    text: 'It is open already, and nothing was charged again.',
    go: 'Go to my passes',
  },
  stuck: 'That did not work',
  stillOpening: 'The payment is still being opened.',
  notCompleted: 'This payment was not completed. Nothing was charged.',

  /** Whose decision it was; what is lost and what works is said after it. */
  declined: {
    noMoney: 'Your bank said no: there is not enough on this card.',
    expired: 'Your bank said no: this card has expired.',
    wrongCode: 'Your bank said no: the security code does not fit this card.',
    unknownNumber: 'This is not a card number your bank knows.',
    noAnswer: 'Your bank did not answer in time.',
    currency: 'This card does not pay in this currency.',
    noReason: 'Your bank said no and did not say why.',
    after: ' Nothing was charged. Another card works.',
    afterHeld: {
      before: ' Nothing was charged. Another card works, and your seat is still held for ',
      after: '.',
    },
    aWhile: 'a while',
  },
}
