/** Why a device gives nothing. */
export type DeviceProblem = 'not-allowed' | 'missing' | 'busy' | 'gone' | 'failed'

export function deviceProblemOf(error: unknown): DeviceProblem {
  if (!(error instanceof DOMException)) return 'failed'
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'not-allowed'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}
