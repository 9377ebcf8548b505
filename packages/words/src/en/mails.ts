/** What we write: a subject, and the same told as text and as HTML. */
export const mails = {
  from: 'Stagedoor',
  code: {
    subject: (code: string) => `${code} is your Stagedoor code`,
    title: 'Your code',
    line: (code: string) => `Your code: ${code}`,
    preview: 'It works once and for ten minutes.',
    how: 'It works once and for ten minutes, in the window where you asked for it.',
    notYou: 'If you did not ask for it, do nothing: without the code nobody gets in.',
  },
  receipt: {
    subject: (pass: string, space: string) => `Your pass: ${pass}, ${space}`,
    title: 'You’re in.',
    welcome: (pass: string) => `${pass} is yours. It opens what is live and what was recorded.`,
    by: (space: string, creator: string) => `${space}, with ${creator}`,
    opens: 'Opens',
    until: 'Until',
    noEnd: 'without an end',
    paid: 'Paid',
    on: 'On',
    free: 'Free',
    once: (amount: string) => `${amount}, once`,
    seat: 'Seat',
    toSpace: 'Go to the Space',
    allPasses: 'All your passes',
    keep: 'Nothing renews. Keep this mail as your receipt.',
  },
  refund: {
    subject: (amount: string, pass: string) => `${amount} on the way back to you: ${pass}`,
    title: 'Your money is on its way back',
    ended: (amount: string, pass: string) => `We return ${amount} for ${pass}. The pass has ended with it.`,
    late: (amount: string, pass: string) =>
      `Your payment for ${pass} reached us after the held seat had ended, and none was left. We return ${amount}.`,
    arrival: 'It goes to the card you paid with, and is usually there within five to ten working days.',
    theSpace: 'The Space',
  },
  moment: (date: string, time: string) => `${date} at ${time} UTC`,
}
