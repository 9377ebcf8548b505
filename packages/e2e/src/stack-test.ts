import { connectStack, type ConnectedStack } from '@stagedoor/local-stack'
import { test as base } from '@playwright/test'

export { expect } from '@playwright/test'

/** `test` with the running stack: its addresses and a hand on its parts. */
export const test = base.extend<object, { stack: ConnectedStack }>({
  stack: [
    async ({}, use) => {
      const stack = connectStack()
      if (!stack) throw new Error('The global setup hands the stack over by the environment')
      await use(stack)
    },
    { scope: 'worker' },
  ],
})
