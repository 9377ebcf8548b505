/**
 * Tells the times of a personal page in the visitor's own zone. Marked as `<time data-local="date|time|both">`;
 * without script they stay as the server wrote them, in UTC and saying so. Earns its few hundred bytes: a show
 * missed by an hour is worth more.
 */
export {}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const options = {
  date: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
  const instant = new Date(element.dateTime)
  const say = (kind: keyof typeof options) =>
    new Intl.DateTimeFormat('en-GB', { ...options[kind], timeZone: zone }).format(instant).replace(',', '')
  const { local } = element.dataset
  element.textContent =
    local === 'date' || local === 'time' ? say(local) : `${say('date')}, ${say('time')} your time`
}
