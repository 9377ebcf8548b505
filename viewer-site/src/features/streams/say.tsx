import type { ReactNode } from 'react'

/** Words on the stage. `isTitle` marks those that the page's own heading says again, where both do not fit. */
export function Say({
  title,
  isTitle = false,
  children,
  actions,
}: {
  title: string
  isTitle?: boolean
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="say">
      <h2 className={isTitle ? 'same' : undefined} dir="auto">
        {title}
      </h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {actions && <div className="acts">{actions}</div>}
    </div>
  )
}

/** The visitor's own time zone. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
