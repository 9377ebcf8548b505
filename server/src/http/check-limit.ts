import { AppError } from './errors.ts'

/** Refuses one too many, in words: what is listed whole must have an end. */
export function checkLimit(most: number, { count }: { count: number }, message: string): void {
  if (count >= most) throw new AppError('limit-reached', { message })
}
