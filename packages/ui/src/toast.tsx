import { uiWords } from '@stagedoor/words/ui'
import { useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

export type Toast = {
  id: number
  text: ReactNode
  action?: { label: string; run: () => void }
}

const stayMs = 6000
let lastId = 0

/** `const { toasts, show } = useToasts()`: what an action did, said once. Render `<Toasts>` at the end of the page. */
export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useCallback((toast: Omit<Toast, 'id'>) => {
    lastId += 1
    const id = lastId
    setToasts((all) => [...all.slice(-2), { ...toast, id }])
  }, [])
  return { toasts, show, dismiss }
}

export function Toasts({ toasts, dismiss }: { toasts: readonly Toast[]; dismiss: (id: number) => void }) {
  return (
    <div className="toasts" role="status">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} dismiss={dismiss} />
      ))}
    </div>
  )
}

/** Leaves after six seconds, but not while pointer or focus is on it. */
function ToastLine({ toast, dismiss }: { toast: Toast; dismiss: (id: number) => void }) {
  const [isHeld, setIsHeld] = useState(false)

  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismiss(toast.id), stayMs)
    return () => clearTimeout(timer)
  }, [isHeld, dismiss, toast.id])

  return (
    <div
      className="toast"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.action && (
        <Button
          small
          onClick={() => {
            toast.action?.run()
            dismiss(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Button kind="bare" small icon="close" label={uiWords().closeToast} onClick={() => dismiss(toast.id)} />
    </div>
  )
}
