import type { ComponentProps } from 'react'
import { useStudio } from './studio-context.tsx'

/** A link to a web page, opened outside the studio's window. */
export function ExternalLink({ href, children, ...link }: ComponentProps<'a'> & { href: string }) {
  const { bridge } = useStudio()
  return (
    <a
      {...link}
      href={href}
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        event.preventDefault()
        bridge.openLink(href)
      }}
    >
      {children}
    </a>
  )
}
