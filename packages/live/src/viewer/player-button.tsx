import { Button } from '@stagedoor/ui'
import { playerWords } from '@stagedoor/words/player'
import type { ComponentProps } from 'react'

/** A control of the player; its name and its key show while one points at it or the focus is on it. */
export function PlayerButton({
  label,
  shortcut,
  ...button
}: Omit<ComponentProps<typeof Button>, 'label' | 'kind'> & { label: string; shortcut?: string }) {
  return (
    <Button
      {...button}
      kind="bare"
      label={label}
      aria-keyshortcuts={shortcut}
      data-tip={shortcut ? playerWords().withKey(label, shortcut.toUpperCase()) : label}
    />
  )
}
