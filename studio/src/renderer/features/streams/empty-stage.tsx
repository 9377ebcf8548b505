import type { ReactNode } from 'react'
import { ShapeIcon } from '../../app/shape-icon.tsx'

/** The stage without a picture; with a title something is missing, without one it is on its way. */
export function EmptyStage({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <p className="none">
      {title && (
        <>
          <ShapeIcon name="camera-off" />
          <b>{title}</b>
        </>
      )}
      <span>{children}</span>
    </p>
  )
}
