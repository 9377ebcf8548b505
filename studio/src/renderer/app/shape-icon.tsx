import type { ReactNode } from 'react'

const shapes = {
  streams: (
    <>
      <circle cx="10" cy="10" r="1.6" />
      <path d="M6.3 13.7a5.2 5.2 0 0 1 0-7.4M13.7 6.3a5.2 5.2 0 0 1 0 7.4M3.6 16.4a9 9 0 0 1 0-12.8M16.4 3.6a9 9 0 0 1 0 12.8" />
    </>
  ),
  passes: (
    <>
      <path d="M2.5 6.5A1.5 1.5 0 0 1 4 5h12a1.5 1.5 0 0 1 1.5 1.5v1.7a1.8 1.8 0 0 0 0 3.6v1.7A1.5 1.5 0 0 1 16 15H4a1.5 1.5 0 0 1-1.5-1.5v-1.7a1.8 1.8 0 0 0 0-3.6z" />
      <path d="M12.2 5.2v1.6m0 2.4v1.6m0 2.4v1.6" />
    </>
  ),
  space: (
    <>
      <path d="M4.5 17V4A1.5 1.5 0 0 1 6 2.5h8A1.5 1.5 0 0 1 15.5 4v13M2.5 17.2h3M14.5 17.2h3" />
      <path d="M8.2 17.2V6.8l5-2M10.8 11.3v.6" />
    </>
  ),
  muted: (
    <path d="M7.2 7v2a2.8 2.8 0 0 0 4.6 2.1M12.8 8.5V5a2.8 2.8 0 0 0-5.2-1.5M4.5 9.5a5.5 5.5 0 0 0 9 4.2M10 15v2.8M3 3l14 14" />
  ),
  'camera-off': (
    <path d="M4 5H3.5A1.5 1.5 0 0 0 2 6.500v7A1.500 1.500 0 0 0 3.500 15H11a2 2 0 0 0 1.600-.8M8.500 5H11a2 2 0 0 1 2 2v2l5-2.700v7.400l-3-1.600M3 3l14 14" />
  ),
  devices: (
    <>
      <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
      <circle cx="12" cy="6" r="2" />
      <circle cx="8" cy="14" r="2" />
    </>
  ),
  ban: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="m5 5 10 10" />
    </>
  ),
  swap: <path d="M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3" />,
} satisfies Record<string, ReactNode>

/** The studio's own line icons; what viewers' pages have too is `Icon` of the ui package. */
export function ShapeIcon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg className="i" viewBox="0 0 20 20" aria-hidden="true">
      {shapes[name]}
    </svg>
  )
}
