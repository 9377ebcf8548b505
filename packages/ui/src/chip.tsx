import { uiWords } from '@stagedoor/words/ui'
import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

export function Chip({ icon, title, children }: { icon?: IconName; title?: string; children: ReactNode }) {
  return (
    <span className="chip num" title={title}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  )
}

/** Red is for live and nothing else. */
export function LiveChip({ children = uiWords().live }: { children?: ReactNode }) {
  return (
    <span className="chip live">
      <i className="dot" />
      <span>{children}</span>
    </span>
  )
}
