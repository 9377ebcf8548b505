import pg from 'pg'

/** True when a unique constraint (by its name) refused the row. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint
}

/** True when a check constraint (by its name, or any) refused the row. */
export function isCheckViolation(error: unknown, constraint?: string): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === '23514' &&
    (constraint === undefined || error.constraint === constraint)
  )
}
