import type { StreamEvent } from '@stagedoor/contract'

type Received = StreamEvent & { id?: string }
type Of<T> = Extract<StreamEvent, { type: T }> & { id?: string }

/** Reads server-sent events over HTTP; `next` waits for the first one of a kind that was not taken yet. */
export async function openEvents(url: string, headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  const response = await fetch(url, { headers, signal: leaving.signal })
  const { body } = response
  if (!response.ok || !body) throw new Error(`No events: ${response.status}`)
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const reading = (async () => {
    let text = ''
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + chunk).split('\n\n')
      text = blocks.pop() ?? ''
      received.push(...blocks.flatMap(parse))
      for (const look of waiting) look()
    }
  })().catch(() => undefined)

  return {
    received,
    next<T extends StreamEvent['type']>(type: T): Promise<Of<T>> {
      return new Promise<Of<T>>((resolve, reject) => {
        const tooLate = setTimeout(() => reject(new Error(`No event ${type} came`)), 4_000)
        const look = () => {
          const at = received.findIndex((event) => event.type === type)
          if (at < 0) return
          clearTimeout(tooLate)
          waiting.delete(look)
          resolve(received.splice(at, 1)[0] as Of<T>)
        }
        waiting.add(look)
        look()
      })
    },
    async close() {
      leaving.abort()
      await reading
    },
  }
}

function parse(block: string): Received[] {
  const lines = block.split('\n')
  const data = lines.find((line) => line.startsWith('data: '))
  if (!data) return []
  const id = lines.find((line) => line.startsWith('id: '))?.slice(4)
  return [{ ...(JSON.parse(data.slice(6)) as StreamEvent), ...(id === undefined ? {} : { id }) }]
}
