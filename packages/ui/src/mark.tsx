/** A door ajar, light on the floor. With `wordless`, the name is only for ears. */
export function Mark({ href, wordless = false }: { href: string; wordless?: boolean }) {
  return (
    <a className="mark" href={href}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <rect x="3" y="2" width="18" height="20" rx="3" fill="currentColor" />
        <path className="light" d="M9 5.5 16.5 4v16L9 18.5z" />
        <circle cx="11" cy="12" r="1" fill="currentColor" />
      </svg>
      <span className={wordless ? 'vh' : undefined}>Stagedoor</span>
    </a>
  )
}
