import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

type Look = {
  /** One `loud` per view. */
  kind?: 'loud' | 'quiet' | 'bare' | 'danger'
  small?: boolean
  block?: boolean
  icon?: IconName
  /** Words for an icon-only button; without them `children` are shown. */
  label?: string
  children?: ReactNode
}
type ButtonProps = Look & Omit<ComponentProps<'button'>, 'children'> & { busy?: boolean }
type ButtonLinkProps = Look & Omit<ComponentProps<'a'>, 'children' | 'href'> & { href: string }

/** Busy keeps the words and the focus, ignores presses, and says so to ears. */
export function Button({ busy = false, onClick, type = 'button', ...props }: ButtonProps) {
  const { className, content, rest } = dress(props)
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      className={className}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {content}
    </button>
  )
}

export function ButtonLink(props: ButtonLinkProps) {
  const { className, content, rest } = dress(props)
  return (
    <a {...rest} className={className}>
      {content}
    </a>
  )
}

function dress<Props extends Look & { className?: string | undefined }>(props: Props) {
  const { kind = 'quiet', small, block, icon, label, children, className: extra, ...rest } = props
  const isIconOnly = icon !== undefined && children === undefined
  const className = ['btn', kind, small && 'small', block && 'block', isIconOnly && 'icon', extra]
    .filter(Boolean)
    .join(' ')
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
  return { className, content, rest: label === undefined ? rest : { ...rest, 'aria-label': label } }
}
