/** A pass's own page. */
export const pass = {
  title: (pass: string, space: string) => `${pass} · ${space}`,
  description: (space: string, creator: string) => `A pass for ${space} by ${creator}.`,
  opens: (experiences: string, creator: string) => `Opens ${experiences}, with ${creator}.`,
  opensNothingYet: (creator: string) => `An access pass, with ${creator}.`,
  getAccess: 'Get access',
  access: {
    label: 'Access',
    endless: 'Without an end',
    days: (days: string) => `${days} from the moment you get it`,
  },
  renews: {
    label: 'Renews',
    monthly: 'Every month, until you cancel',
    yearly: 'Every year, until you cancel',
    never: 'Nothing renews',
  },
  onSale: { label: 'On sale', until: (day: string) => `until ${day}` },
  seats: {
    label: 'Seats',
    numbered: (seats: string) => `${seats}, numbered`,
    held: (seats: string) => `${seats}, numbered. Yours is held while you pay.`,
  },
  whatElse: 'See the other passes',
}
