import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'

/** A line that needs attention, where it matters. `bad` and `warn` are announced when they appear. */
export function Note({
  kind = 'info',
  children,
  action,
}: {
  kind?: 'info' | 'warn' | 'bad'
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="note" data-kind={kind} role={kind === 'info' ? undefined : 'status'}>
      <Icon name={kind === 'info' ? 'info' : 'warn'} />
      <div className="grow">{children}</div>
      {action}
    </div>
  )
}
