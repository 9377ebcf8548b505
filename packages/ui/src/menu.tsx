import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

/**
 * A disclosure that works without script; with it, Escape, a press elsewhere and a chosen item close it.
 * Children are links, buttons or labels. `up` opens upwards and is a sheet from below on a phone.
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
  const menu = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    const details = menu.current
    const close = () => details?.removeAttribute('open')
    const onChoose = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('.list :is(a, button, input)')) close()
    }
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !details?.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details?.open) return
      event.stopPropagation()
      close()
      details.querySelector('summary')?.focus()
    }
    details?.addEventListener('click', onChoose)
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey, true)
    return () => {
      details?.removeEventListener('click', onChoose)
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [])

  return (
    <details ref={menu} className={up ? 'menu up' : 'menu'}>
      <summary className={buttonClass} aria-label={label}>
        {summary}
      </summary>
      <div className="list" role="group" aria-label={label}>
        {children}
      </div>
    </details>
  )
}
