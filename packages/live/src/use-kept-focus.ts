import { useEffect } from 'react'
import type { RefObject } from 'react'

/**
 * When what has the focus within an area goes away, the area takes it (or what `within` finds there), so that nobody
 * is sent back to the top of the page. The area needs a `tabIndex`.
 */
export function useKeptFocus(area: RefObject<HTMLElement | null>, within?: string): void {
  useEffect(() => {
    const element = area.current
    if (!element) return
    let last: EventTarget | null = null

    const onFocus = (event: FocusEvent) => {
      last = event.target
    }
    // A menu that closes gives the focus back itself, a moment after what had it is hidden.
    const later = (work: () => void) => void setTimeout(work)
    // Left on purpose it could still have the focus; taken away, hidden or switched off it could not.
    const onBlur = ({ target }: FocusEvent) =>
      later(() => {
        if (target === last && canHaveFocus(target) && document.activeElement !== target) last = null
        else take()
      })
    const take = () => {
      if (last === null || canHaveFocus(last)) return
      last = null
      const { activeElement, body } = document
      if (activeElement !== null && activeElement !== body) return
      const next = (within && element.querySelector<HTMLElement>(within)) || element
      next.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(() => later(take))
    element.addEventListener('focusin', onFocus)
    element.addEventListener('focusout', onBlur)
    observer.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('focusout', onBlur)
      observer.disconnect()
    }
  }, [area, within])
}

function canHaveFocus(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.isConnected &&
    target.checkVisibility({ visibilityProperty: true }) &&
    !target.matches(':disabled')
  )
}
