export const time = {
  perMonth: ' / month',
  perYear: ' / year',
  justNow: 'just now',
  soon: 'in a moment',
  yours: (date: string, time: string) => `${date}, ${time} your time`,
  inZone: (date: string, time: string, zone: string) => `${date}, ${time} ${zone}`,
  zone: (place: string) => `${place} time`,
  hours: { one: 'hour', other: 'hours' },
  minutes: { one: 'minute', other: 'minutes' },
  seconds: { one: 'second', other: 'seconds' },
}
