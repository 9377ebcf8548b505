/**
 * Tells the times of a personal page in the visitor's own zone. Marked as `<time data-local>`; without script they
 * stay as the server wrote them, in UTC and saying so. Earns its kilobyte: a show missed by an hour is worth more.
 */
import { formatDate, formatTime } from '@stagedoor/words/format'
import { timeWords } from '@stagedoor/words/time'

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
  const { dateTime } = element
  element.textContent = timeWords().yours(
    formatDate(dateTime, timeZone, new Date()),
    formatTime(dateTime, timeZone),
  )
}
