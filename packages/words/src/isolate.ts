const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/

/** A name within a line of ours: written from right to left, it stays one piece and takes no neighbour with it. */
export function isolate(name: string): string {
  // First strong isolate and its end (Unicode Standard Annex 9), which are no characters to see or hear.
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name
}
