import { Mark } from '@stagedoor/ui'
import type { ReactNode } from 'react'
import './entrance.css'
import { paths } from './route.ts'

/** The window before one is in: a bar to move it by, and one thing to do. */
export function Entrance({ children }: { children: ReactNode }) {
  return (
    <div className="entrance">
      <header className="titlebar">
        <Mark href={paths.start} />
      </header>
      <main>
        <div>{children}</div>
      </main>
    </div>
  )
}
