import { ButtonLink } from '@stagedoor/ui'
import { go } from './use-route.ts'
import { useShortcuts } from './use-shortcuts.ts'

export const newKey = 'n'

/** Leads to a new one of what a list holds; its key is printed on it. */
export function NewLink({ href, children }: { href: string; children: string }) {
  useShortcuts({ [newKey]: () => go(href) })
  return (
    <ButtonLink href={href} icon="plus" aria-keyshortcuts={newKey}>
      {children}{' '}
      <kbd className="key" aria-hidden="true">
        {newKey.toUpperCase()}
      </kbd>
    </ButtonLink>
  )
}
