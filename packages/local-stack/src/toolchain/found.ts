/** A program that was found, or why it is missing and what the reader can do about it. */
export type Found = { path: string } | { missing: string }

export function isFound(found: Found): found is { path: string } {
  return 'path' in found
}
