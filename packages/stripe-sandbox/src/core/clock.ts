/** Unix seconds. `at` lets one piece of work happen at another time, such as a subscription's own. */
export class Clock {
  #fixed: number | undefined

  now(): number {
    return this.#fixed ?? Math.floor(Date.now() / 1000)
  }

  at<T>(time: number, work: () => T): T {
    const before = this.#fixed
    this.#fixed = time
    try {
      return work()
    } finally {
      this.#fixed = before
    }
  }
}
