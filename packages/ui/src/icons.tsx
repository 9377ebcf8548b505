import type { ReactNode } from 'react'

const shapes = {
  back: <path d="m12 5-5 5 5 5" />,
  next: <path d="m8 5 5 5-5 5" />,
  calendar: (
    <>
      <rect x="3" y="4.5" width="14" height="12.5" rx="1.5" />
      <path d="M3 8.5h14M7 2.5V6M13 2.5V6" />
    </>
  ),
  camera: (
    <>
      <rect x="2.5" y="5.5" width="10.5" height="9" rx="1.5" />
      <path d="m13 9 4.5-2.5v7L13 11" />
    </>
  ),
  card: (
    <>
      <rect x="2.5" y="4.5" width="15" height="11" rx="1.5" />
      <path d="M2.5 8.5h15M5.5 12.5h3" />
    </>
  ),
  chat: <path d="M3 4.5h14v9H9L5 17v-3.5H3z" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  chevron: <path d="m6 8 4 4 4-4" />,
  clap: (
    <path d="M7 10.5V5a1.25 1.25 0 0 1 2.5 0V9.5 3.8a1.25 1.25 0 0 1 2.5 0v5.7V5a1.25 1.25 0 0 1 2.5 0v6.5c0 3.6-1.9 6-5 6-2.3 0-3.6-1.2-4.7-3.2L3.2 11.3a1.25 1.25 0 0 1 2.1-1.3z" />
  ),
  clock: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4.2l2.8 1.8" />
    </>
  ),
  close: <path d="m5 5 10 10M15 5 5 15" />,
  copy: (
    <>
      <rect x="7" y="7" width="10" height="10" rx="1.5" />
      <path d="M4.5 13H3V3h10v1.5" />
    </>
  ),
  device: (
    <>
      <rect x="6" y="2.5" width="8" height="15" rx="2" />
      <path d="M9.3 14.8h1.4" />
    </>
  ),
  down: <path d="M10 4v12M5 11l5 5 5-5" />,
  again: <path d="M4.2 11.5A6 6 0 1 0 6 5.6L4 7.5M4 3.8v3.7h3.7" />,
  eye: (
    <>
      <path d="M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10z" />
      <circle cx="10" cy="10" r="2.3" />
    </>
  ),
  full: <path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />,
  gauge: <path d="M4.2 15.5a7.5 7.5 0 1 1 11.6 0M10 11l3.3-4" />,
  heart: <path d="M10 16.5S3 12.4 3 7.9A3.7 3.7 0 0 1 10 6.2a3.7 3.7 0 0 1 7 1.7c0 4.5-7 8.6-7 8.6z" />,
  info: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9.2v4.3M10 6.4v.1" />
    </>
  ),
  lock: (
    <>
      <rect x="4.5" y="9" width="11" height="8" rx="1.5" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
    </>
  ),
  microphone: (
    <>
      <rect x="7.5" y="2.5" width="5" height="9" rx="2.5" />
      <path d="M4.8 9.5a5.2 5.2 0 0 0 10.4 0M10 14.7v3" />
    </>
  ),
  mute: <path d="M3.5 8v4h3l4 3.5v-11L6.5 8zM13.5 8l4 4M17.5 8l-4 4" />,
  out: <path d="M6.5 13.5 14 6M8 6h6v6" />,
  pause: <path d="M7 4.5v11M13 4.5v11" />,
  pin: <path d="M7.5 3h5l-.7 5 2.7 3h-9l2.7-3zM10 11v6" />,
  pip: (
    <>
      <rect x="2.5" y="4" width="15" height="12" rx="1.5" />
      <path d="M10.5 10h4v3h-4z" />
    </>
  ),
  play: <path d="M6 4.5v11l9-5.5z" />,
  plus: <path d="M10 4v12M4 10h12" />,
  quality: (
    <>
      <path d="M3 6.5h7M14 6.5h3M3 13.5h3M10 13.5h7" />
      <circle cx="12" cy="6.5" r="2" />
      <circle cx="8" cy="13.5" r="2" />
    </>
  ),
  receipt: <path d="M5 2.5h10v15L12.5 16 10 17.5 7.5 16 5 17.5zM8 7h4M8 10.5h4" />,
  remove: <path d="M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 9v4.5M11.5 9v4.5" />,
  screen: (
    <>
      <rect x="2.5" y="4" width="15" height="10" rx="1.5" />
      <path d="M7 17h6M10 11.5v-4M8 9.2l2-2 2 2" />
    </>
  ),
  send: <path d="M3.5 9.8 16.5 4l-4 12.5-3.2-5.3zM9.3 11.2 16.5 4" />,
  spark: (
    <path d="M10 2.8v4M10 13.2v4M2.8 10h4M13.2 10h4M5 5l2.4 2.4M12.6 12.6 15 15M15 5l-2.4 2.4M7.4 12.6 5 15" />
  ),
  theatre: <rect x="2" y="5.5" width="16" height="9" rx="1.5" />,
  user: (
    <>
      <circle cx="10" cy="7" r="3.2" />
      <path d="M3.8 17c.8-3.4 3.2-5 6.2-5s5.4 1.6 6.2 5" />
    </>
  ),
  volume: <path d="M3.5 8v4h3l4 3.5v-11L6.5 8zM13.5 7.5a3.5 3.5 0 0 1 0 5M15.8 5a7 7 0 0 1 0 10" />,
  warn: <path d="M10 3.2 17.5 16.5h-15zM10 8v4M10 14.2v.1" />,
  wave: <path d="M2.5 7.5c2.5-2.5 5 2.5 7.5 0s5 2.5 7.5 0M2.5 12.5c2.5-2.5 5 2.5 7.5 0s5 2.5 7.5 0" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

/** A line icon in the colour of its text; always beside words or on a control that has a label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      {shapes[name]}
    </svg>
  )
}
