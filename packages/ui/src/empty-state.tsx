import type { ReactNode } from 'react'

/** Nothing here yet: what will be here, and the one thing to do. */
export function EmptyState({
  title,
  children,
  action,
  heading: Heading = 'h2',
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  heading?: 'h1' | 'h2' | 'h3'
}) {
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {action && <div className="acts">{action}</div>}
    </div>
  )
}
