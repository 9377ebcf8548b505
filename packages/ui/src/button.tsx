import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'
import { useTip } from './use-tip.tsx'

type Look = {
  /** One `loud` per view. */
  kind?: 'loud' | 'quiet' | 'bare' | 'danger'
  small?: boolean
  block?: boolean
  icon?: IconName
  /** What ears hear instead of `children`. */
  label?: string
  children?: ReactNode
}
type ButtonProps = Look &
  Omit<ComponentProps<'button'>, 'children'> & {
    busy?: boolean
    /** Eyes get the label and the key when they rest on it; without asking, where there is only an icon. */
    tip?: boolean
  }
type ButtonLinkProps = Look & Omit<ComponentProps<'a'>, 'children' | 'href'> & { href: string }

/** Busy keeps the words and the focus, ignores presses, and says so to ears. */
export function Button({
  busy = false,
  onClick,
  type = 'button',
  tip: wantsTip = false,
  ...props
}: ButtonProps) {
  const { className, content, rest } = dress(props)
  const { handlers, tip } = useTip(
    wantsTip || showsIconOnly(props) ? props.label : undefined,
    props['aria-keyshortcuts'],
  )
  return (
    <>
      <button
        {...handlers}
        {...rest}
        type={busy ? 'button' : type}
        className={className}
        aria-busy={busy || undefined}
        onClick={busy ? undefined : onClick}
      >
        {content}
      </button>
      {tip}
    </>
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
  const className = ['btn', kind, small && 'small', block && 'block', showsIconOnly(props) && 'icon', extra]
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

function showsIconOnly({ icon, children }: Look): boolean {
  return icon !== undefined && children === undefined
}
