import { startStack, type Stack } from '@stagedoor/local-stack'

export type BenchStack = Stack

/** A stack of our own, so that nobody else's work is measured, the way an operator runs it: in production mode. */
export async function withStack(
  needs: { studio: boolean; seed: boolean },
  work: (stack: BenchStack) => Promise<void>,
): Promise<void> {
  await using stack = await startStack({
    ...needs,
    serverEnv: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      ALLOW_LOCAL_PAYMENTS: '1',
      ALLOW_LOCAL_MAIL: '1',
      ALLOW_LOCAL_STORAGE: '1',
      ALLOW_LOCAL_MEDIA: '1',
    },
  })
  await work(stack)
}
