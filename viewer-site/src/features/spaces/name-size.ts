/** How large a name can be set so that its longest word stays in sight: a class, or none for full size. */
export function nameSize(name: string): 'long' | 'longer' | undefined {
  const longest = Math.max(...name.split(/\s+/).map((word) => word.length))
  if (longest > 22) return 'longer'
  return longest > 11 ? 'long' : undefined
}
