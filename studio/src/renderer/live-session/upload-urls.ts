import type { Api } from '@stagedoor/contract/client'

const batchSize = 20
/** The server's URLs are good for 15 minutes; an upload must not start in their last ones. */
const goodForMs = 12 * 60_000

export type UploadUrls = {
  find(part: number, number: number): Promise<string>
  /** The storage refused one: ask for fresh ones. */
  forget(): void
}

/** Presigned URLs of one stream's segments, asked for in batches. */
export function createUploadUrls(api: Api, streamId: string, now: () => number = Date.now): UploadUrls {
  const urls = new Map<string, string>()
  let askedAtMs = -Infinity
  const keyOf = (part: number, number: number): string => `${part}/${number}`

  return {
    find: async (part, number) => {
      if (now() - askedAtMs > goodForMs) urls.clear()
      const known = urls.get(keyOf(part, number))
      if (known) return known
      urls.clear()
      const answer = await api('POST /streams/:streamId/recording/urls', {
        streamId,
        part,
        from: number,
        count: batchSize,
      })
      askedAtMs = now()
      for (const each of answer.urls) urls.set(keyOf(part, each.number), each.url)
      const url = urls.get(keyOf(part, number))
      if (!url) throw new Error(`The server gave no address for segment ${number}.`)
      return url
    },
    forget: () => urls.clear(),
  }
}
