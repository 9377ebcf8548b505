import { Toasts, useToasts, type Toast } from '@stagedoor/ui'
import { createContext, use, type ReactNode } from 'react'

type Show = (toast: Omit<Toast, 'id'>) => void

const ToastContext = createContext<Show>(() => undefined)

export function ToastProvider({ children }: { children: ReactNode }) {
  const { toasts, show, dismiss } = useToasts()
  return (
    <ToastContext value={show}>
      {children}
      <Toasts toasts={toasts} dismiss={dismiss} />
    </ToastContext>
  )
}

/** Says once what an action did. Forms show their errors inline, so it never speaks of those. */
export function useToast(): Show {
  return use(ToastContext)
}
