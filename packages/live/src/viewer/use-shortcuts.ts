import { useEffect, useRef } from 'react'

/**
 * Keys of the page, printed in `aria-keyshortcuts` of what they press. Not while somebody writes, and not where
 * the key has its own meaning (space on a button, arrows on a slider).
 */
export function useShortcuts(keys: Record<string, () => void>): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (ownsKey(event.target, event.key)) return
      const run = current.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function ownsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('textarea, select, [contenteditable], input:not([type=range]):not([type=radio])'))
    return true
  if (target.closest('input')) return key.startsWith('Arrow') || key === ' '
  if (target.closest('button, summary, a')) return key === ' ' || key === 'Enter'
  return target.closest('[role=log]') !== null && key.startsWith('Arrow')
}
