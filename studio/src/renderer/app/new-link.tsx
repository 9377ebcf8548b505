import { ButtonLink } from '@stagedoor/ui'
import { go } from './use-route.ts'
import { useShortcuts } from './use-shortcuts.ts'

export const newKey = 'n'

/** Leads to a new one of what a list holds; its key is printed on it. The way to the first one is the view's loud button. */
export function NewLink({
  href,
  isFirst = false,
  children,
}: {
  href: string
  isFirst?: boolean
  children: string
}) {
  useShortcuts({ [newKey]: () => go(href) })
  return (
    <ButtonLink
      {...(isFirst ? { kind: 'loud', className: 'big' } : { icon: 'plus' })}
      href={href}
      aria-keyshortcuts={newKey}
    >
      {children}{' '}
      <kbd className="key" aria-hidden="true">
        {newKey.toUpperCase()}
      </kbd>
    </ButtonLink>
  )
}
