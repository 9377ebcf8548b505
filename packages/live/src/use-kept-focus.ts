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
    // Left on purpose it could still have the focus a moment later; taken away, hidden or switched off it could not.
    const onBlur = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (target !== last) return
        if (target instanceof Element && canHaveFocus(target)) last = null
        else take()
      })
    const take = () => {
      last = null
      const { activeElement, body } = document
      if (activeElement !== null && activeElement !== body) return
      const next = (within && element.querySelector<HTMLElement>(within)) || element
      next.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(() => {
      if (last instanceof Node && !last.isConnected) take()
    })
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

function canHaveFocus(element: Element): boolean {
  return (
    element.isConnected &&
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.matches(':disabled')
  )
}
