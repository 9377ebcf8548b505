import { Button, Dialog, Note } from '@stagedoor/ui'
import type { ReactNode } from 'react'

/** Asks before something that cannot be undone. The choice that loses nothing has the focus. */
export function Confirm({
  open,
  title,
  children,
  keep,
  act,
  isBusy = false,
  problem,
  onKeep,
  onAct,
}: {
  open: boolean
  title: string
  /** What is lost, and what is not. */
  children: ReactNode
  keep: string
  act: string
  isBusy?: boolean
  problem?: string | undefined
  onKeep: () => void
  onAct: () => void
}) {
  return (
    <Dialog
      open={open}
      onClose={onKeep}
      title={title}
      actions={
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it is a dialog */}
          <Button autoFocus onClick={onKeep}>
            {keep}
          </Button>
          <Button kind="danger" busy={isBusy} onClick={onAct}>
            {act}
          </Button>
        </>
      }
    >
      <p className="muted">{children}</p>
      {problem && <Note kind="bad">{problem}</Note>}
    </Dialog>
  )
}
