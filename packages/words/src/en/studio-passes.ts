import { formatNumber, plural } from '../plural.ts'

const holders = (count: number) => plural(count, { one: 'holder', other: 'holders' })
const seats = (count: number) => plural(count, { one: 'seat', other: 'seats' })
const days = (count: number) => plural(count, { one: 'day', other: 'days' })

export const studioPasses = {
  title: 'Passes',
  newPass: 'New pass',
  list: {
    what: 'Your passes',
    opens: (state: string, names: string) => `${state} · opens ${names}`,
    opensNothing: (state: string) => `${state} · opens nothing yet`,
    free: 'Free',
    holders,
    taken: (sold: number, capacity: number) => `${formatNumber(sold)} of ${seats(capacity)} taken`,
    edit: 'Edit',
    editNamed: (name: string) => `Edit ${name}`,
    none: 'No pass yet',
    noneBody: 'A pass is what lets people in: free or for a price, for as many as you like.',
    makeFirst: 'Make the first one',
  },
  selling: {
    draft: 'Draft',
    on_sale: 'On sale',
    soldOut: 'Sold out',
    closed: 'Closed',
    closedOn: (day: string) => `Sales closed on ${day}`,
    until: (day: string) => `On sale until ${day}`,
  },
  editor: {
    what: 'The pass',
    made: (name: string) => `${name} is made.`,
    saved: (name: string) => `${name} is saved.`,
    about: (state: string, count: number) => ` · ${state} · ${holders(count)}`,
    changes: (count: number) => `${plural(count, { one: 'change', other: 'changes' })}, not saved`,
    discard: 'Discard',
    save: 'Save changes',
    make: 'Make the pass',
  },
  words: {
    section: 'What it is',
    name: 'Name',
    oneLine: 'One line',
    address: 'Address',
    promises: 'What the ticket promises',
    line: (number: number) => `Line ${number}`,
    remove: (number: number) => `Remove line ${number}`,
    add: 'Add a line',
    noLines: 'Without your own lines it says which Experiences it opens.',
  },
  price: {
    section: 'Price',
    how: 'How people pay',
    once: 'Once',
    free: 'Free',
    new: 'New price',
    price: 'Price',
    keep: (count: number) =>
      `${plural(count, { one: 'person keeps', other: 'people keep' })} the price they paid.`,
    nobody: 'Nobody has it yet.',
    forNew: 'A new price is for new buyers only.',
    fromNow: 'from the moment you save',
    since: (day: string, count: number) => `since ${day}: ${keepers(count)}`,
    between: (from: string, until: string, count: number) => `${from} to ${until}: ${keepers(count)}`,
  },
  opens: {
    section: 'What it opens',
    noExperience: 'This Space has no Experience yet.',
    addOne: 'Add one',
    nothingSaid: 'Live and replays',
    gain: (count: number) =>
      `${plural(count, { one: 'holder gains', other: 'holders gain' })} it the moment you save, replays included`,
    lose: (count: number) =>
      `${plural(count, { one: 'holder loses', other: 'holders lose' })} it when you save, replays included`,
  },
  supply: {
    section: 'How many, and how long',
    seats: 'Seats',
    noLimit: 'No limit',
    numbered: 'With a limit, every ticket has its number.',
    taken: (sold: number, held: number) =>
      `${formatNumber(sold)} sold${held > 0 ? `, ${formatNumber(held)} in checkout` : ''}. Not below ${formatNumber(sold + held)}.`,
    access: 'Days of access',
    withoutEnd: 'Without end',
    counted: 'Counted from each purchase.',
    close: 'Sales close',
    closeHint: 'Nobody new can get it after this day. Holders keep theirs.',
  },
  status: {
    section: 'Who can get it',
    on_sale: { name: 'Everybody', effect: 'It stands on your public page.' },
    draft: { name: 'Nobody yet', effect: 'A draft: only your team sees it.' },
    closed: { name: 'Nobody any more', effect: 'Closed. Holders keep theirs.' },
  },
  preview: {
    title: 'Preview',
    seenBy: 'As seen by',
    views: { guest: 'Guest', 'few-left': 'Last seats', holder: 'Holder', 'sold-out': 'Sold out' },
    unnamed: 'Name of the pass',
    getAccess: 'Get access',
    watch: 'Watch',
    seat: 'Seat',
    open: 'Open',
    withoutEnd: 'Without an end',
    openUntil: 'Open until',
    free: 'Free',
    paidUntil: (paid: string, day: string) => `${paid} · until ${day}`,
  },
  agreement: {
    title: 'What a buyer agrees to',
    today: 'Today',
    nothing: 'Nothing',
    notSaid: 'Not said yet',
    renews: 'Renews',
    never: 'Never',
    access: 'Access',
    days,
    withoutEnd: 'Without end',
  },
  saving: {
    title: 'When you save',
    price: (now: string, before: string) => `New buyers pay ${now} instead of ${before}.`,
    inCheckout: (count: number) =>
      `${plural(count, { one: 'person', other: 'people' })} in checkout now pay what they saw.`,
    anExperience: 'An Experience',
    opens: (name: string, count: number) => `${name} opens for ${holders(count)}.`,
    closes: (name: string, count: number) => `${name} closes for ${holders(count)}.`,
    opensNothing: 'The pass opens nothing then.',
    noLimit: 'There is no limit to seats any more.',
    canBeSold: (count: number) => `${seats(count)} can be sold from then on.`,
    access: (count: number, holding: number) =>
      `New buyers have access for ${days(count)}. ${keepWhat(holding)}`,
    accessWithoutEnd: (holding: number) => `New buyers have access without end. ${keepWhat(holding)}`,
    closesOn: (day: string) => `Nobody new can get it after ${day}.`,
    closesNever: 'Sales close on no day.',
    oldAddress: 'Links to the old address lead nowhere.',
    onSale: 'It is on sale.',
    notOnSale: (count: number) =>
      `Nobody new can get it. ${plural(count, { one: 'holder keeps', other: 'holders keep' })} theirs.`,
    page: 'The public page follows within a minute.',
  },
}

function keepers(count: number): string {
  return `${plural(count, { one: 'person keeps', other: 'people keep' })} it`
}

function keepWhat(count: number): string {
  return count === 0
    ? ''
    : `${plural(count, { one: 'holder keeps', other: 'holders keep' })} what they bought.`
}
