import type { Space } from '@stagedoor/contract'
import { brandStyle } from './brand-style.ts'
import './poster.css'

type Shown = Pick<Space, 'name' | 'brandColor' | 'coverUrl'>

/** A Space's picture, or its name as a poster in its colour. Decoration: the name stands beside it as text. */
export function Poster({ space, isAway = false }: { space: Shown; isAway?: boolean }) {
  return (
    <div className={isAway ? 'art away' : 'art'} style={brandStyle(space.brandColor)}>
      {space.coverUrl ? <img src={space.coverUrl} alt="" /> : <NamePoster name={space.name} />}
    </div>
  )
}

export function NamePoster({ name }: { name: string }) {
  return (
    <span className="named" aria-hidden="true">
      <span>{name}</span>
    </span>
  )
}
