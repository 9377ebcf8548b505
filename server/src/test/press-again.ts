import { setTimeout as sleep } from 'node:timers/promises'
import { isApiError } from '@stagedoor/contract/client'

/** A server that has too much to do says so at once; people press the button again. */
export async function pressAgain<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await call()
    } catch (error) {
      if (!isApiError(error, 'unavailable') || tries === 30) throw error
      await sleep(100 + Math.random() * 400)
    }
  }
}
