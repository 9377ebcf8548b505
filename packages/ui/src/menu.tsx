import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'

/**
 * A few links, buttons or labelled radios behind a button. The browser opens it, closes it on Escape and on a press
 * elsewhere and gives the focus back, also without script; with it, something chosen closes it too,
 * and so does the focus that goes on to something else. `up` opens upwards
 * and is a sheet from below on a phone.
 */
export function Menu({
  summary,
  label,
  up = false,
  buttonClass = 'btn quiet small',
  children,
}: {
  summary: ReactNode
  label?: string
  up?: boolean
  buttonClass?: string
  children: ReactNode
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = list.current
    const close = (event: MouseEvent) => {
      if (isChoice(event)) element?.hidePopover()
    }
    const closeWhenLeft = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element?.parentElement?.contains(relatedTarget))
        element?.hidePopover()
    }
    element?.addEventListener('click', close)
    element?.addEventListener('focusout', closeWhenLeft)
    return () => {
      element?.removeEventListener('click', close)
      element?.removeEventListener('focusout', closeWhenLeft)
    }
  }, [])

  return (
    <div className={up ? 'menu up' : 'menu'}>
      <button type="button" className={buttonClass} aria-label={label} popoverTarget={id}>
        {summary}
      </button>
      <div ref={list} id={id} className="list" popover="auto" role="group" aria-label={label}>
        {children}
      </div>
    </div>
  )
}

/** A press, but not the click that arrow keys make on the next radio: they look for one, and have not chosen. */
function isChoice({ target, detail }: MouseEvent): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('a, button') !== null || (detail > 0 && target.closest('label') !== null)
}
