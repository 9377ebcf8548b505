import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'

/** A native dialog: the browser keeps focus inside, Escape and a press beside it close it. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
}: {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Buttons; the one that loses nothing carries `autoFocus`. */
  actions?: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={onClose} closedby="any">
      <h2 id={titleId}>{title}</h2>
      {children}
      {actions && <div className="acts">{actions}</div>}
    </dialog>
  )
}
