import type { Category } from '@stagedoor/contract'

/** What the person has said so far, over all steps. */
export type Draft = {
  username: string
  displayName: string
  bio: string
  spaceName: string
  slug: string
  /** Whether the address was typed; until then it follows the name. */
  isSlugOwn: boolean
  tagline: string
  category: Category
  colour: string
  experienceName: string
  passName: string
  billing: 'free' | 'one_time'
  price: string
  seats: string
}

export const emptyDraft: Draft = {
  username: '',
  displayName: '',
  bio: '',
  spaceName: '',
  slug: '',
  isSlugOwn: false,
  tagline: '',
  category: 'music',
  colour: '#0f6e6e',
  experienceName: '',
  passName: '',
  billing: 'one_time',
  price: '',
  seats: '',
}
