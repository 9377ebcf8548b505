/** The widths a cover is kept in as WebP; `shown` is the JPEG that every reader of links understands. */
export const coverWidths = { shown: 1200, others: [480, 960, 1600] } as const

const shownPath = new RegExp(`^(covers/[^/]+/[^/]+)-${coverWidths.shown}\\.jpg$`)

/** Where a cover's pictures lie, without their width and type. */
export function coverStem(spaceId: string, uploadId: string): string {
  return `covers/${spaceId}/${uploadId}`
}

/** What a Space remembers of its cover. */
export function shownCover(stem: string): string {
  return `${stem}-${coverWidths.shown}.jpg`
}

/** The same picture in other widths; null for what was not made of an upload. */
export function otherCovers(coverPath: string | null): { path: string; width: number }[] | null {
  const stem = coverPath && shownPath.exec(coverPath)?.[1]
  return stem ? coverWidths.others.map((width) => ({ path: `${stem}-${width}.webp`, width })) : null
}

/** Whose upload a remembered cover is; null for the demo's drawings. */
export function uploadOf(coverPath: string | null): string | null {
  return (coverPath && /^covers\/[^/]+\/([\da-f-]{36})/.exec(coverPath)?.[1]) || null
}
