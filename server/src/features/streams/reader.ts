import type { EventStream } from '#http/sse.ts'

/** Somebody who follows a stream's events. */
export type Reader = {
  userId: string | null
  sessionToken: string | null
  /** Decides who gets the chat; asked again while they read. */
  hasAccess: boolean
  send(event: Buffer): void
  /** What came before the first picture of the state was sent waits for it. */
  begin(first: Buffer[]): void
}

export function createReader(
  person: Pick<Reader, 'userId' | 'sessionToken' | 'hasAccess'>,
  events: EventStream,
): Reader {
  let waiting: Buffer[] | undefined = []
  return {
    ...person,
    send(event) {
      if (waiting) waiting.push(event)
      else events.send(event)
    },
    begin(first) {
      for (const event of [...first, ...(waiting ?? [])]) events.send(event)
      waiting = undefined
    },
  }
}
