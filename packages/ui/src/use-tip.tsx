import { useEffect, useRef } from 'react'
import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react'

const restMs = 400
const leaveMs = 150

/**
 * The name and the key of a control that shows only an icon, beside it while the pointer rests on it or the keyboard
 * is there. Ears have both from the control itself.
 */
export function useTip(name: string | undefined, keys: string | undefined) {
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])

  if (name === undefined) return { handlers: undefined, tip: undefined }
  const later = (ms: number, act: () => void) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(act, ms)
  }
  const show = (source: HTMLElement) => {
    const isShown = tip.current?.matches(':popover-open')
    if (source.isConnected && !isShown) tip.current?.showPopover({ source })
  }
  const hide = () => {
    clearTimeout(timer.current)
    tip.current?.hidePopover()
  }
  return {
    handlers: {
      onPointerEnter: ({ currentTarget, pointerType }: PointerEvent<HTMLElement>) => {
        if (pointerType === 'mouse') later(restMs, () => show(currentTarget))
      },
      onPointerLeave: () => later(leaveMs, hide),
      onPointerDown: hide,
      onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => {
        if (currentTarget.matches(':focus-visible')) show(currentTarget)
      },
      onBlur: hide,
      onKeyDown: ({ key }: KeyboardEvent) => {
        if (key === 'Escape') hide()
      },
    },
    tip: (
      <span
        ref={tip}
        className="tip"
        popover="hint"
        aria-hidden="true"
        onPointerEnter={() => clearTimeout(timer.current)}
        onPointerLeave={hide}
      >
        {name}
        {keys && <kbd className="key">{keys.toUpperCase()}</kbd>}
      </span>
    ),
  }
}
