/**
 * Takes a server-sent event stream apart, chunk by chunk. Only what our server sends: `data`, `retry`, comments.
 * Comments are heartbeats: any chunk is a sign of life, which the caller sees by itself.
 */
export function createSseParser(on: { data: (json: string) => void; retry: (ms: number) => void }) {
  let rest = ''
  let data: string[] = []

  return function push(chunk: string): void {
    const lines = (rest + chunk).split(/\r\n|\n|\r/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) on.data(data.join('\n'))
        data = []
        continue
      }
      const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
      if (field === 'data') data.push(value)
      if (field === 'retry' && /^\d+$/.test(value)) on.retry(Number(value))
    }
  }
}
