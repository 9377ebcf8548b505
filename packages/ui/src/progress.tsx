/** How far something is, 0 to 1; without `value` it is on its way and nobody knows how far. */
export function Progress({ value, label, thin = false }: { value?: number; label: string; thin?: boolean }) {
  return <progress className={thin ? 'progress thin' : 'progress'} value={value} max={1} aria-label={label} />
}
