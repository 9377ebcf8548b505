/** The first letter of a name in the Space's colour; the name itself stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {initialOf(name)}
    </span>
  )
}

export function initialOf(name: string): string {
  const [first = '·'] = name.trim()
  return first.toLocaleUpperCase('en')
}
