import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Response } from 'express'
import { afterEach, expect, it, vi } from 'vitest'
import { encodeEvent, openEventStream, type EventStream } from './sse.ts'

let http: Server | undefined
afterEach(() => http?.closeAllConnections())

async function serve(stopping: AbortSignal) {
  const opened = Promise.withResolvers<{ events: EventStream; response: Response }>()
  const onClose = vi.fn()
  http = createServer(
    express().get('/', (_request, response) => {
      opened.resolve({ events: openEventStream(response, { stopping, onClose }), response })
    }),
  )
  await new Promise<void>((resolve) => http?.listen(0, '127.0.0.1', resolve))
  const answer = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`)
  return { ...(await opened.promise), onClose, answer }
}

async function read(answer: globalThis.Response, until: string): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes(until)) break
  }
  return text
}

it('sends events as they were encoded, and says when to come back', async () => {
  const { events, answer } = await serve(new AbortController().signal)
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  events.send(encodeEvent({ type: 'message', text: 'two\nlines' }, 7))
  expect(await read(answer, 'lines')).toMatch(
    /^retry: \d+\n\nid: 7\ndata: {"type":"message","text":"two\\nlines"}\n\n$/,
  )
})

it('ends when the process stops, and knows when the reader has left', async () => {
  const stopping = new AbortController()
  const { events, answer, onClose } = await serve(stopping.signal)
  stopping.abort()
  await answer.text()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  expect(events.send(encodeEvent({}))).toBe(false)
})

it('cuts a reader who does not keep up rather than keep everything for them', async () => {
  const { events, response, onClose } = await serve(new AbortController().signal)
  const event = encodeEvent({ filler: 'x'.repeat(100_000) })
  let sent = 0
  while (events.send(event) && sent < 1_000) sent++
  expect(sent).toBeLessThan(1_000)
  expect(response.destroyed).toBe(true)
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
})

it('lets go at once of a reader who left before the answer began', async () => {
  const onClose = vi.fn()
  const leaving = new AbortController()
  http = createServer(
    express().get('/', (_request, response) => {
      response.once('close', () => {
        const events = openEventStream(response, { stopping: new AbortController().signal, onClose })
        expect(events.send(encodeEvent({}))).toBe(false)
      })
      leaving.abort()
    }),
  )
  await new Promise<void>((resolve) => http?.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  await expect(fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal })).rejects.toThrow('abort')
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
})

it('answers somebody who only asks for the headers, and is done', async () => {
  http = createServer(
    express().get('/', (_request, response) => {
      openEventStream(response, { stopping: new AbortController().signal, onClose: () => undefined })
    }),
  )
  await new Promise<void>((resolve) => http?.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'HEAD',
    signal: AbortSignal.timeout(3_000),
  })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  await vi.waitFor(async () => {
    const open = await new Promise<number>((resolve) => http?.getConnections((_, count) => resolve(count)))
    http?.closeIdleConnections()
    expect(open).toBe(0)
  })
})
