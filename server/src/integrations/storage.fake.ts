import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Storage } from './storage.ts'

/** Storage in memory. Presigned URLs lead nowhere; `objects` is what a browser would have PUT. */
export function fakeStorage(): Storage & { objects: Map<string, { body: Buffer; contentType: string }> } {
  const objects = new Map<string, { body: Buffer; contentType: string }>()
  const describe = ({ body, contentType }: { body: Buffer; contentType: string }) => ({
    bytes: body.length,
    contentType,
    etag: `"${body.length}"`,
  })
  return {
    objects,
    async put(key, body, { contentType }) {
      objects.set(key, { body: Buffer.isBuffer(body) ? body : await buffer(body), contentType })
    },
    async putFile(key, file, { contentType }) {
      objects.set(key, { body: await readFile(file), contentType })
    },
    async get(key, range) {
      const found = objects.get(key)
      if (!found) return undefined
      const body = range
        ? found.body.subarray(range.from, range.to === undefined ? undefined : range.to + 1)
        : found.body
      return { ...describe({ ...found, body }), body: Readable.from([body]) }
    },
    async head(key) {
      const found = objects.get(key)
      return found && describe(found)
    },
    async delete(key) {
      objects.delete(key)
    },
    async list(prefix) {
      return [...objects]
        .filter(([key]) => key.startsWith(prefix))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { body }]) => ({ key, bytes: body.length }))
    },
    presignPut: async (key) => `https://storage.test/${key}?signed=put`,
    presignGet: async (key) => `https://storage.test/${key}?signed=get`,
    check: async () => undefined,
  }
}
