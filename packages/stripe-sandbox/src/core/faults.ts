/** Things that go wrong on request, so that tests can show they are survived. Gone after a restart. */
export interface Faults {
  webhooks: {
    /** Share of deliveries (0 to 1) that are never tried; `events.list({ delivery_success: false })` finds them. */
    drop: number
    /** Share of deliveries that are sent twice. */
    duplicate: number
    /** Sends in random order, by up to half a second of waiting. */
    shuffle: boolean
    delayMs: number
  }
  /** `before`: nothing happens; `after`: it happens and the reply says 500; `cut`: it happens and nobody answers. */
  fail: { match: string; when: 'before' | 'after' | 'cut'; status: number; times: number } | null
}

export function noFaults(): Faults {
  return { webhooks: { drop: 0, duplicate: 0, shuffle: false, delayMs: 0 }, fail: null }
}

/** The failure this request must suffer, counted down. */
export function takeFailure(faults: Faults, method: string, path: string) {
  const { fail } = faults
  if (fail === null || !`${method} ${path}`.startsWith(fail.match)) return undefined
  faults.fail = fail.times > 1 ? { ...fail, times: fail.times - 1 } : null
  return fail
}
