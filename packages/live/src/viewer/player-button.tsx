import { Button } from '@stagedoor/ui'
import type { ComponentProps } from 'react'

/** A control of the player; its name and its key show while one points at it or the focus is on it. */
export function PlayerButton({
  shortcut,
  ...button
}: Omit<ComponentProps<typeof Button>, 'kind' | 'tip'> & { label: string; shortcut?: string }) {
  return <Button {...button} kind="bare" tip aria-keyshortcuts={shortcut} />
}
