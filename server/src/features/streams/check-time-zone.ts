import { AppError } from '#http/errors.ts'

/** Refuses names the platform's time zone database does not know. */
export function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined) return
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new AppError('invalid-input', { fields: { timeZone: 'We do not know this time zone.' } })
  }
}
