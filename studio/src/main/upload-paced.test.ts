import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uploadPaced } from './upload-paced.ts'

type Received = { method: string; length: string; bytes: Buffer; arrivals: { at: number; bytes: number }[] }

let server: Server
let url: string
let received: Received[]
let answer: 'store' | 'refuse' | 'hang-up'

beforeEach(async () => {
  received = []
  answer = 'store'
  server = createServer((request, response) => {
    if (answer === 'hang-up') return void request.socket.destroy()
    if (answer === 'refuse') return void response.writeHead(403).end()
    const chunks: Buffer[] = []
    const arrivals: Received['arrivals'] = []
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      arrivals.push({ at: performance.now(), bytes: chunk.byteLength })
    })
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        length: request.headers['content-length'] ?? '',
        bytes: Buffer.concat(chunks),
        arrivals,
      })
      response.end()
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/segment`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31) % 251)
}

describe('uploadPaced', () => {
  it('puts the whole segment with its length', async () => {
    const bytes = noise(100_001)
    await expect(uploadPaced(url, bytes, { bitsPerSecond: null })).resolves.toBe(200)
    expect(received).toMatchObject([{ method: 'PUT', length: '100001' }])
    expect(received[0]?.bytes.equals(bytes)).toBe(true)
  })

  it('spreads the segment over the time its pace says', async () => {
    const startedAt = performance.now()
    await uploadPaced(url, noise(200_000), { bitsPerSecond: 4_000_000 })
    const tookMs = performance.now() - startedAt
    // 200 kB at 4 Mbps are 400 ms.
    expect(tookMs).toBeGreaterThan(380)
    expect(tookMs).toBeLessThan(800)
    const quarter = received[0]?.arrivals.filter(({ at }) => at - startedAt < 100) ?? []
    expect(quarter.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(100_000)
  })

  it('never bursts faster than one small write in eight milliseconds while paced', async () => {
    const startedAt = performance.now()
    await uploadPaced(url, noise(163_840), { bitsPerSecond: 1_000_000_000 })
    expect(performance.now() - startedAt).toBeGreaterThan(20 * 8 - 10)
  })

  it('answers a refusal that comes before everything is sent', async () => {
    answer = 'refuse'
    await expect(uploadPaced(url, noise(2_000_000), { bitsPerSecond: 2_000_000 })).resolves.toBe(403)
  })

  it('fails when the line breaks', async () => {
    answer = 'hang-up'
    await expect(uploadPaced(url, noise(50_000), { bitsPerSecond: 1_000_000 })).rejects.toThrow()
  })
})
