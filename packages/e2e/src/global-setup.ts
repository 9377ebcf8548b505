import { connectStack, handOverStack, startStack } from '@stagedoor/local-stack'

/** Uses the stack `npm test` already runs; alone, starts one in a temporary folder on free ports and ends it. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (connectStack()) return undefined
  const stack = await startStack()
  Object.assign(process.env, handOverStack(stack))
  return () => stack.stop()
}
