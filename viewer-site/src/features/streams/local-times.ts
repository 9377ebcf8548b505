/**
 * Tells the times of a personal page in the visitor's own zone: see LocalTime.astro. Without script they stay as the
 * server wrote them, in UTC. Earns its kilobyte: a show missed by an hour is worth more.
 */
import { formatDate, formatDateTile, formatDay, formatTime } from '@stagedoor/words/format'
import { timeWords } from '@stagedoor/words/time'

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
const now = new Date()

for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
  const { dateTime } = element
  switch (element.dataset['local']) {
    case 'day':
      element.textContent = formatDay(dateTime, timeZone, now)
      break
    case 'tile':
      showTile(element, formatDateTile(dateTime, timeZone))
      break
    default:
      element.textContent = timeWords().yours(
        formatDate(dateTime, timeZone, now),
        formatTime(dateTime, timeZone),
      )
  }
}

function showTile(element: HTMLTimeElement, { month, day }: { month: string; day: string }): void {
  const small = document.createElement('small')
  small.textContent = month
  element.replaceChildren(small, day)
}
