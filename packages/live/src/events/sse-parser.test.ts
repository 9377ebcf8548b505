import { describe, expect, test } from 'vitest'
import { createSseParser } from './sse-parser.ts'

function parse(...chunks: string[]) {
  const data: string[] = []
  const retries: number[] = []
  const push = createSseParser({ data: (json) => data.push(json), retry: (ms) => retries.push(ms) })
  for (const chunk of chunks) push(chunk)
  return { data, retries }
}

describe('server-sent events', () => {
  test('are read whole however the chunks fall', () => {
    expect(parse('da', 'ta: {"a":', '1}\n', '\ndata: 2\n\n').data).toEqual(['{"a":1}', '2'])
  })

  test('join the lines of one event', () => {
    expect(parse('data: one\ndata: two\n\n').data).toEqual(['one\ntwo'])
  })

  test('skip heartbeats, ids and fields we do not use', () => {
    expect(parse(':\n\nid: 7\nevent: x\ndata: ok\n\n').data).toEqual(['ok'])
  })

  test('say how long to wait before coming back', () => {
    expect(parse('retry: 740\n\n')).toEqual({ data: [], retries: [740] })
    expect(parse('retry: soon\n\n').retries).toEqual([])
  })

  test('wait for the end of an event', () => {
    expect(parse('data: half\n').data).toEqual([])
  })

  test('understand both kinds of line ends', () => {
    expect(parse('data: a\r\n\r\ndata: b\r\n\r\n').data).toEqual(['a', 'b'])
  })
})
